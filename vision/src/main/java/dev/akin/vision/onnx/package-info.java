/**
 * How does a trained model turn pictures into vectors?
 *
 * <p>{@link dev.akin.vision.onnx.OnnxEncoder} runs {@code model.onnx} of a model's folder in ONNX
 * Runtime, on input prepared as the folder's {@code preprocessor_config.json} says.
 */
@NullMarked
package dev.akin.vision.onnx;

import org.jspecify.annotations.NullMarked;
