/**
 * How does an application get an encoder?
 *
 * <p>{@link dev.akin.vision.Encoders} opens one by name ({@code builtin}) or from a model's folder.
 */
@NullMarked
package dev.akin.vision;

import org.jspecify.annotations.NullMarked;
