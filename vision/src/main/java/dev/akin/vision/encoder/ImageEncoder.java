package dev.akin.vision.encoder;

import dev.akin.core.vector.Metric;
import dev.akin.vision.picture.Picture;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns pictures into unit vectors such that pictures which look alike lie close together.
 *
 * <p>Deterministic: the same picture gives the same vector, alone or in a batch (up to float
 * rounding for neural encoders). Thread-safe: any number of threads may encode at once, until one
 * of them closes the encoder.
 */
public interface ImageEncoder extends AutoCloseable {
  /** What people call it: {@code builtin}, or the name of the model's folder. */
  String name();

  /**
   * Changes whenever the vectors may change: the name, and a version or the hash of everything the
   * vectors depend on. A catalogue keeps it beside its vectors and encodes anew when it differs.
   */
  String identity();

  /** Length of every vector. */
  int dimension();

  /** The metric the vectors are made for: cosine, for they are L2-normalised. */
  default Metric metric() {
    return Metric.COSINE;
  }

  /**
   * The vector of a picture, {@code [dimension]}, L2-normalised, owned by the caller.
   *
   * @throws EncoderException if the encoder is closed or its model yields no finite vector
   */
  float[] encode(Picture picture);

  /**
   * The vectors of several pictures, in their order.
   *
   * @throws EncoderException as {@link #encode}, for the whole batch
   */
  default List<float[]> encodeBatch(List<Picture> pictures) {
    List<float[]> vectors = new ArrayList<>(pictures.size());
    for (Picture picture : pictures) {
      vectors.add(encode(picture));
    }
    return vectors;
  }

  /** Frees what the encoder holds outside the heap. Closing twice does nothing. */
  @Override
  void close();
}
