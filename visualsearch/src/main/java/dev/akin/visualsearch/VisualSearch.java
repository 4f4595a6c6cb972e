package dev.akin.visualsearch;

import dev.akin.engine.point.PointId;
import dev.akin.vision.Encoders;
import dev.akin.vision.encoder.EncoderException;
import dev.akin.vision.encoder.ImageEncoder;
import dev.akin.vision.picture.PictureDecoder;
import dev.akin.vision.picture.PictureException;
import dev.akin.visualsearch.importing.PictureStore;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Search by picture in one collection: photo in, vector out; point in, picture out. Thread-safe.
 * The encoder is opened when it is first needed.
 */
public final class VisualSearch implements AutoCloseable {
  private final PictureDecoder decoder = new PictureDecoder();
  private final PictureStore thumbnails;
  private final String encoderLocation;
  private @Nullable ImageEncoder encoder;
  private boolean closed;

  VisualSearch(PictureFolder folder, CatalogueDescription description) {
    this.thumbnails = folder.thumbnails();
    this.encoderLocation = description.encoder().location();
  }

  /**
   * The vector to search this collection with for things that look like the picture.
   *
   * @param picture the bytes of a JPEG, PNG, WebP or GIF file; not kept
   * @return as long as the collection's dimension, L2-normalised, the caller's
   * @throws PictureException if the bytes are no picture, or too large a one
   * @throws EncoderException if the collection's encoder cannot be opened
   */
  public float[] encode(byte[] picture) throws PictureException {
    return encoder().encode(decoder.decode(picture));
  }

  /**
   * The picture of a point, as a JPEG of at most 256 pixels a side; empty if it has none.
   *
   * @throws IOException if it cannot be read
   */
  public Optional<byte[]> thumbnail(PointId id) throws IOException {
    return thumbnails.read(id);
  }

  /** What people call the encoder: {@code builtin} or the name of the model folder. */
  public String encoderName() {
    return encoder().name();
  }

  private synchronized ImageEncoder encoder() {
    if (closed) {
      throw new EncoderException("the encoder " + encoderLocation + " is closed");
    }
    if (encoder == null) {
      encoder = Encoders.open(encoderLocation);
    }
    return encoder;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (encoder != null) {
      encoder.close();
    }
  }
}
