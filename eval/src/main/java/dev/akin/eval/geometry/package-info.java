/**
 * What does this data look like, and what does that mean for searching it? One pass over all rows
 * counts what must be counted ({@code RowCensus}) and draws a sample ({@link
 * dev.akin.eval.sample.RowSample}); each measure is a class of its own that names its paper; {@code
 * GeometryAdvice} has the rules that turn figures into sentences.
 */
@NullMarked
package dev.akin.eval.geometry;

import org.jspecify.annotations.NullMarked;
