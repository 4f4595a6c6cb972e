/**
 * How do vectors get from the field's files into a {@link dev.akin.core.vector.VectorSet}? Row by
 * row, converted on the fly, through one reader per format; {@link
 * dev.akin.eval.dataset.VectorFiles} picks it by the file's name.
 */
@NullMarked
package dev.akin.eval.dataset;

import org.jspecify.annotations.NullMarked;
