package dev.akin.core.rabitq;

import dev.akin.core.file.SectionFileWriter;
import dev.akin.core.linear.RandomRotation;
import dev.akin.core.quantizer.CodeDecoder;
import dev.akin.core.quantizer.CodeEncoder;
import dev.akin.core.quantizer.Origins;
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
 *   dot     −⟨x, y⟩   = −⟨x,c⟩ − ⟨P⁻¹c, s⟩              −  ⟨r, s⟩
 *   cosine  1 − ⟨x,y⟩ = −⟨x,c⟩ − ⟨P⁻¹c, s⟩ + 1          −  ⟨r, s⟩   (x and y of unit length)
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
  private final Origins centres;
  private final VectorSet rotatedCentres;
  private final RandomRotation rotation;

  /**
   * A quantizer around a centroid.
   *
   * @param centroid the mean of the vectors to encode, or anything near it; copied
   * @param seed chooses the rotation; codes of one seed and centroid are comparable
   */
  public RaBitQuantizer(Metric metric, float[] centroid, long seed) {
    this(metric, single(centroid), seed);
  }

  /**
   * A quantizer around several centres, the centroids of lists: rows and queries are relative to
   * the one that is their {@code origin}.
   */
  RaBitQuantizer(Metric metric, VectorSet centres, long seed) {
    this(metric, centres, new RandomRotation(CodeBlock.padded(centres.dimension()), seed), seed);
  }

  private RaBitQuantizer(Metric metric, VectorSet centres, RandomRotation rotation, long seed) {
    this.metric = metric;
    this.seed = seed;
    this.centres = new Origins(centres);
    this.rotation = rotation;
    this.rotatedCentres = rotated(centres, rotation);
  }

  /**
   * A quantizer that was written.
   *
   * @param rotated the centres as they were rotated then, {@code [centres][D]}
   */
  RaBitQuantizer(QuantizerShape shape, VectorSet centres, VectorSet rotated, long seed) {
    this.metric = shape.metric();
    this.seed = seed;
    this.centres = new Origins(centres);
    this.rotation = new RandomRotation(CodeBlock.padded(centres.dimension()), seed);
    this.rotatedCentres = rotated;
  }

  private static VectorSet single(float[] centroid) {
    return VectorSet.builder(centroid.length, 1).add(centroid).build();
  }

  private static VectorSet rotated(VectorSet centres, RandomRotation rotation) {
    int padded = CodeBlock.padded(centres.dimension());
    VectorSet.Builder rotated = VectorSet.builder(padded, centres.size());
    for (int i = 0; i < centres.size(); i++) {
      float[] centre = new float[padded];
      centres.copyTo(i, centre);
      rotation.apply(centre);
      rotated.add(centre);
    }
    return rotated.build();
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
    return centres.vectors().dimension();
  }

  @Override
  public int blockSize() {
    return CodeBlock.VECTORS;
  }

  @Override
  public int blockStep() {
    return CodeBlock.STEP;
  }

  @Override
  public long blockBytes(int places) {
    return new CodeBlock(dimension(), places).bytes();
  }

  @Override
  public int bytesPerCode() {
    return CodeBlock.bytesPerCode(dimension());
  }

  @Override
  public long bytesInMemory() {
    return rotatedCentres.size() * rotatedCentres.stride() + (long) Float.BYTES * rotation.values();
  }

  @Override
  public CodeEncoder encoder() {
    return new RaBitQEncoder(this);
  }

  @Override
  public void pack(byte[] code, byte[] block, int places, int place) {
    new CodeBlock(dimension(), places).pack(code, block, place);
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

  /** A copy of the point around which directions are taken; of several, the first. */
  public float[] centroid() {
    float[] centroid = new float[dimension()];
    centres.vectors().copyTo(0, centroid);
    return centroid;
  }

  /** What rows are relative to. */
  Origins centres() {
    return centres;
  }

  /** The centres after the rotation, {@code [centres][D]}. */
  VectorSet rotatedCentres() {
    return rotatedCentres;
  }

  /** P⁻¹ vector, padded to D values. */
  void rotate(float[] vector, float[] target) {
    System.arraycopy(vector, 0, target, 0, dimension());
    Arrays.fill(target, dimension(), target.length, 0);
    rotation.apply(target);
  }

  /** P⁻¹(vector − centre), padded to D values. */
  void rotateResidual(float[] vector, int origin, float[] target) {
    centres.subtract(origin, vector, target);
    Arrays.fill(target, dimension(), target.length, 0);
    rotation.apply(target);
  }

  /** The vector whose rotated residual is given, which is overwritten. */
  void restore(float[] rotated, int origin, float[] target) {
    rotation.invert(rotated);
    System.arraycopy(rotated, 0, target, 0, dimension());
    centres.addTo(target, origin);
  }

  /** What a row alone contributes to a distance, given the squared norm of its residual. */
  float rowShare(float[] row, int origin, double residualSquares) {
    return (float) (metric == Metric.L2 ? residualSquares : -centres.dot(row, origin));
  }

  /** How often ⟨r, s⟩ is subtracted in a distance. */
  float multiplicity() {
    return metric == Metric.L2 ? 2 : 1;
  }
}
