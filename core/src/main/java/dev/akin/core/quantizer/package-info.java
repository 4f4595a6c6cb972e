/**
 * How is a vector made small, and still compared with a query? By a trained {@link
 * dev.akin.core.quantizer.Quantizer}: its encoder writes blocks of codes, its scorer compares raw
 * queries with them. A {@link dev.akin.core.quantizer.QuantizerFamily} knows the tokens of factory
 * strings, trains from a {@link dev.akin.core.quantizer.TrainingSet} and reads files.
 */
@NullMarked
package dev.akin.core.quantizer;

import org.jspecify.annotations.NullMarked;
