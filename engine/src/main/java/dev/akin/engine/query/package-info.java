/**
 * How is a question to a collection answered, be it by id, in order, by count or by nearness? From
 * one reading of recent writes and segments, where each point is located before any of it is read.
 */
@NullMarked
package dev.akin.engine.query;

import org.jspecify.annotations.NullMarked;
