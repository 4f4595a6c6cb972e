/**
 * How does a picture become a vector without a trained model?
 *
 * <p>{@link dev.akin.vision.builtin.BuiltinEncoder}: where the object is, its outline, its colours
 * by region, and the directions of its edges at several scales.
 */
@NullMarked
package dev.akin.vision.builtin;

import org.jspecify.annotations.NullMarked;
