/**
 * Which points does a request mean? Those that a {@link dev.akin.engine.filter.Filter} accepts:
 * conditions on the payload and the id, joined by must, should and must-not.
 *
 * <p>A filter is evaluated in two ways that agree: on a payload in memory ({@link
 * dev.akin.engine.filter.Filter#matches}) for points that are not indexed yet, and as a Lucene
 * query ({@link dev.akin.engine.filter.FilterQueries}) over the fields that {@link
 * dev.akin.engine.filter.PayloadFields} makes of a payload, helped by what {@link
 * dev.akin.engine.filter.PayloadIndexes} derives from a segment where these fields do not suffice.
 */
@NullMarked
package dev.akin.engine.filter;

import org.jspecify.annotations.NullMarked;
