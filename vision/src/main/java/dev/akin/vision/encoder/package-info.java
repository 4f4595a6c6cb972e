/**
 * What is an image encoder?
 *
 * <p>{@link dev.akin.vision.encoder.ImageEncoder}: pictures in, unit vectors of a fixed dimension
 * out, such that pictures which look alike lie close together. The families beside this package
 * implement it.
 */
@NullMarked
package dev.akin.vision.encoder;

import org.jspecify.annotations.NullMarked;
