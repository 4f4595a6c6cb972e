/**
 * What does a comparison say? Its measurements as a page for people, with the trade-off in a
 * picture and in words, as a picture alone, as JSON and as CSV.
 */
@NullMarked
package dev.akin.eval.compare.report;

import org.jspecify.annotations.NullMarked;
