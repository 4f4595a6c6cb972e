/**
 * How do bytes from a disk or a network become pixels?
 *
 * <p>{@link dev.akin.vision.picture.PictureDecoder} reads JPEG, PNG, WebP and the first frame of a
 * GIF into a {@link dev.akin.vision.picture.Picture}: upright, 8-bit RGB, transparency flattened on
 * white. The bytes are hostile: each format's structure is walked first, its dimensions are checked
 * against {@link dev.akin.vision.picture.DecodeLimits} before a pixel buffer exists, and only the
 * parts that carry pixels reach a codec. Whatever is wrong with them becomes one {@link
 * dev.akin.vision.picture.PictureException}.
 */
@NullMarked
package dev.akin.vision.picture;

import org.jspecify.annotations.NullMarked;
