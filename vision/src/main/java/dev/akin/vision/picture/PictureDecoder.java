package dev.akin.vision.picture;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Bytes in, upright RGB picture out: JPEG, PNG, WebP, GIF (first frame). EXIF orientation is
 * applied, transparency is flattened on white, colour profiles are ignored (as the training
 * pipelines of image encoders do), CMYK is converted.
 *
 * <p>The header's dimensions are checked against the limits before any pixel buffer is allocated.
 * Truncated pictures are refused, not filled with grey. Whatever the bytes are, the outcome is a
 * picture or a {@link PictureException}.
 *
 * <p>Immutable; any number of threads may decode at once.
 */
public final class PictureDecoder {
  private final DecodeLimits limits;

  public PictureDecoder(DecodeLimits limits) {
    this.limits = limits;
  }

  /** A decoder with {@link DecodeLimits#defaults()}. */
  public PictureDecoder() {
    this(DecodeLimits.defaults());
  }

  /**
   * Reads a file, after its size has been checked.
   *
   * @throws PictureException if the file is no picture within the limits
   * @throws IOException if the file cannot be read
   */
  public Picture decode(Path file) throws PictureException, IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      checkSize(channel.size());
      return decode(Channels.newInputStream(channel).readNBytes(limits.maxBytes() + 1));
    }
  }

  /**
   * Decodes a picture.
   *
   * @param bytes one encoded picture; not kept, not changed
   * @throws PictureException if the bytes are no picture, are damaged or truncated, or announce
   *     more than the limits
   */
  public Picture decode(byte[] bytes) throws PictureException {
    checkSize(bytes.length);
    PictureFormat format = PictureFormat.of(bytes);
    try {
      return format.read(bytes, limits);
    } catch (RuntimeException | StackOverflowError e) {
      // The codecs behind ImageIO meet bytes that their authors did not think of.
      throw new PictureException(format.title() + ": damaged (" + e + ")", e);
    } catch (OutOfMemoryError e) {
      // Within the limits, yet more than this heap can hold now. Nothing of the attempt survives
      // this frame.
      throw new PictureException(
          "%s of %,d bytes: decoding needs more memory than the heap of %,d MiB has left; allow fewer pixels or more heap"
              .formatted(format.title(), bytes.length, Runtime.getRuntime().maxMemory() >> 20),
          e);
    }
  }

  private void checkSize(long size) throws PictureException {
    if (size > limits.maxBytes()) {
      throw new PictureException(
          "picture of %,d bytes, the limit is %,d".formatted(size, limits.maxBytes()));
    }
  }
}
