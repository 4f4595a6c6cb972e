package dev.akin.core.rabitq;

import dev.akin.core.file.SectionFileWriter;
import dev.akin.core.linear.RandomRotation;
import dev.akin.core.quantizer.CodeDecoder;
import dev.akin.core.quantizer.Quantizer;
import dev.akin.core.quantizer.QuantizerShape;
import dev.akin.core.quantizer.RowQuantizer;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Optional;

/**
 * Turns vectors into one bit per dimension and queries into four (RaBitQ: Gao &amp; Long, SIGMOD
 * 2024, "Quantizing High-Dimensional Vectors with a Theoretical Error Bound for Approximate Nearest
 * Neighbor Search").
 *
 * <p>The idea: a vector's direction from the centroid, rotated at random, has coordinates that look
 * alike, and the nearest corner of a hypercube, its signs, is a good codebook for it. The rotation
 * makes the part of the direction that the code misses point anywhere, so what the code says about
 * an inner product is right on average, and wrong by no more than a known multiple of 1/√D nearly
 * always.
 *
 * <p>With r = P⁻¹(x − c) for a row x, s = P⁻¹(y − c) for a query y, code b ∈ {0,1}ᴰ and x̄ = (2b −
 * 1)/√D (§3.1, §3.2; {@code ⟨ō,o⟩ = ‖r‖₁ / (√D ‖r‖)}):
 *
 * <pre>
 *   ⟨r, s⟩ ≈ ‖r‖ ⟨x̄, s⟩ / ⟨ō,o⟩              = scale · ⟨2b − 1, s⟩,  scale = ‖r‖² / ‖r‖₁
 *   its standard deviation ≤ ‖r‖‖s‖ √((1 − ⟨ō,o⟩²)/⟨ō,o⟩²) / √(D − 1)
 *                                             = ‖s‖ · error,          error = √((D·scale² − ‖r‖²)/(D − 1))
 * </pre>
 *
 * <p>and from the inner product each metric's distance, a row's share being its factor {@code
 * additive}:
 *
 * <pre>
 *   l2      ‖x − y‖²  = ‖r‖²   + ‖s‖²                  − 2⟨r, s⟩
 *   dot     −⟨x, y⟩   = −⟨x,c⟩ + ⟨c,c⟩ − ⟨c,y⟩          −  ⟨r, s⟩
 *   cosine  1 − ⟨x,y⟩ = −⟨x,c⟩ + ⟨c,c⟩ − ⟨c,y⟩ + 1      −  ⟨r, s⟩   (x and y of unit length)
 * </pre>
 *
 * <p>The dot form is the l2 one with the norms put back, −⟨x,y⟩ = ½(‖x − y‖² − ‖x‖² − ‖y‖²): the
 * same estimate, half the error. Deviations from the paper: the rotation is a fast one ({@link
 * RandomRotation}), D is the dimension padded to a multiple of 64, and query values are rounded to
 * the nearest of 16 levels instead of at random, which halves that (small) variance and makes
 * answers repeatable.
 *
 * <p>When it fails: in few dimensions (D is at least 64, but information is not) and on data whose
 * neighbours differ by less than the error, the bound leaves many candidates to refine. Answers
 * stay right, the scan loses its advantage.
 *
 * <p>Immutable and thread-safe.
 */
public final class RaBitQuantizer implements Quantizer {
  private final Metric metric;
  private final long seed;
  private final float[] centroid;
  private final double centroidSquares;
  private final RandomRotation rotation;

  /**
   * A quantizer around a centroid.
   *
   * @param centroid the mean of the vectors to encode, or anything near it; copied
   * @param seed chooses the rotation; codes of one seed and centroid are comparable
   */
  public RaBitQuantizer(Metric metric, float[] centroid, long seed) {
    this.metric = metric;
    this.seed = seed;
    this.centroid = centroid.clone();
    this.centroidSquares = dot(centroid, centroid);
    this.rotation = new RandomRotation(CodeBlock.padded(centroid.length), seed);
  }

  /** A quantizer around the mean of some vectors; one pass over them. */
  public static RaBitQuantizer train(VectorSet vectors, Metric metric, long seed) {
    Centroid centroid = new Centroid(vectors.dimension());
    float[] row = new float[vectors.dimension()];
    for (int ordinal = 0; ordinal < vectors.size(); ordinal++) {
      vectors.copyTo(ordinal, row);
      centroid.add(row);
    }
    return new RaBitQuantizer(metric, centroid.mean(), seed);
  }

  @Override
  public Metric metric() {
    return metric;
  }

  @Override
  public String specification() {
    return "RaBitQ";
  }

  @Override
  public int dimension() {
    return centroid.length;
  }

  @Override
  public int blockSize() {
    return CodeBlock.VECTORS;
  }

  @Override
  public long blockBytes() {
    return CodeBlock.bytes(dimension());
  }

  @Override
  public long bytesInMemory() {
    return Float.BYTES * (dimension() + (long) rotation.values());
  }

  @Override
  public RaBitQEncoder encoder() {
    return new RaBitQEncoder(this);
  }

  @Override
  public RaBitQScorer scorer(MemorySegment codes) {
    return new RaBitQScorer(this, codes);
  }

  /**
   * A scorer over the codes of so many vectors.
   *
   * @throws IllegalArgumentException if the segment is shorter
   */
  public RaBitQScorer scorer(MemorySegment codes, int size) {
    if (codes.byteSize() < codeBytes(size)) {
      throw new IllegalArgumentException(
          "%,d codes of dimension %,d take %,d bytes, the segment has %,d"
              .formatted(size, dimension(), codeBytes(size), codes.byteSize()));
    }
    return new RaBitQScorer(this, codes);
  }

  @Override
  public CodeDecoder decoder(MemorySegment codes) {
    return new RaBitQDecoder(this, codes);
  }

  /** Empty: codes are transposed in groups. */
  @Override
  public Optional<RowQuantizer> rows() {
    return Optional.empty();
  }

  @Override
  public void write(SectionFileWriter writer, String prefix) throws IOException {
    new QuantizerShape(metric, dimension(), 1).write(writer, prefix);
    RaBitQFormat.write(writer, prefix, this);
  }

  /** What chose the rotation. */
  public long seed() {
    return seed;
  }

  /** A copy of the point around which directions are taken. */
  public float[] centroid() {
    return centroid.clone();
  }

  /** P⁻¹(vector − centroid), padded to D values. */
  void rotateResidual(float[] vector, float[] target) {
    for (int i = 0; i < centroid.length; i++) {
      target[i] = vector[i] - centroid[i];
    }
    Arrays.fill(target, centroid.length, target.length, 0);
    rotation.apply(target);
  }

  /** The vector whose rotated residual is given, which is overwritten. */
  void restore(float[] rotated, float[] target) {
    rotation.invert(rotated);
    for (int i = 0; i < centroid.length; i++) {
      target[i] = rotated[i] + centroid[i];
    }
  }

  void requireOrigin(int origin) {
    if (origin != 0) {
      throw new IllegalArgumentException("origin %,d: there is one, number 0".formatted(origin));
    }
  }

  /** What a row alone contributes to a distance, given the squared norm of its residual. */
  float rowShare(float[] row, double residualSquares) {
    return (float) (metric == Metric.L2 ? residualSquares : -dot(row, centroid));
  }

  /** What a query alone contributes to a distance, given the squared norm of its residual. */
  float queryShare(float[] query, double residualSquares) {
    return switch (metric) {
      case L2 -> (float) residualSquares;
      case DOT -> (float) (centroidSquares - dot(query, centroid));
      case COSINE -> (float) (1 + centroidSquares - dot(query, centroid));
    };
  }

  /** How often ⟨r, s⟩ is subtracted in a distance. */
  float multiplicity() {
    return metric == Metric.L2 ? 2 : 1;
  }

  private static double dot(float[] first, float[] second) {
    double sum = 0;
    for (int i = 0; i < second.length; i++) {
      sum += (double) first[i] * second[i];
    }
    return sum;
  }
}
