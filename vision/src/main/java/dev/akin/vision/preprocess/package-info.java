/**
 * How does a picture become the numbers that a model was trained on?
 *
 * <p>As the {@code preprocessor_config.json} beside the model says: resize, centre crop, rescale,
 * normalise ({@link dev.akin.vision.preprocess.Preprocessor}). Resizing follows Pillow to the last
 * bit ({@link dev.akin.vision.preprocess.Resampling}), because the models saw Pillow's pixels.
 */
@NullMarked
package dev.akin.vision.preprocess;

import org.jspecify.annotations.NullMarked;
