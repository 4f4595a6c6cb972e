package dev.akin.vision.builtin;

import dev.akin.vision.encoder.ImageEncoder;
import dev.akin.vision.encoder.UnitVector;
import dev.akin.vision.picture.Picture;
import dev.akin.vision.preprocess.Resampling;
import java.util.List;

/**
 * An encoder without weights, so that visual search works everywhere: object and background are
 * told apart, the object is cut out and stretched to a square, and its colours, outline and edges
 * become one vector.
 *
 * <pre>
 * picture → 96 × 96 → foreground → cut out → 64 × 64 Lab →
 *   { colours by region · edges 5 × 5 · edges 2 × 2 at half the size · outline 8 × 8 · proportions }
 * </pre>
 *
 * Each block's histogram is square-rooted (so that big areas do not drown small ones), scaled to
 * length one and weighted; the whole is scaled to length one. It knows nothing of meaning: a red
 * shoe and a red bag of the same outline are alike.
 *
 * <p>Same bits on every machine (strict arithmetic). Stateless and thread-safe.
 */
public final class BuiltinEncoder implements ImageEncoder {
  /** Grows whenever a vector may change. */
  private static final int VERSION = 1;

  private static final String NAME = "builtin";
  private static final int OVERVIEW = 96;
  private static final int SIZE = 64;

  /** An encoder; all are equal. */
  public BuiltinEncoder() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String identity() {
    return NAME + "-" + VERSION;
  }

  @Override
  public int dimension() {
    return Signature.DIMENSION;
  }

  @Override
  public float[] encode(Picture picture) {
    Picture overview = Resampling.BILINEAR.resize(picture, OVERVIEW, OVERVIEW);
    Foreground rough = Foreground.of(LabPlanes.of(overview));
    int[] box = rough.box();
    Picture object =
        Resampling.BILINEAR.resize(
            overview.crop(box[0], box[1], box[2] - box[0], box[3] - box[1]), SIZE, SIZE);
    LabPlanes planes = LabPlanes.of(object);
    float proportions =
        (float) (box[2] - box[0])
            * picture.width()
            / ((float) (box[3] - box[1]) * picture.height());
    float[] vector = Signature.of(planes, rough.within(box, SIZE), proportions);
    UnitVector.normalize(vector);
    return vector;
  }

  @Override
  public List<float[]> encodeBatch(List<Picture> pictures) {
    return pictures.parallelStream().map(this::encode).toList();
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}
