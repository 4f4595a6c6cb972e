package dev.akin.core.pq;

import dev.akin.core.file.SectionFileWriter;
import dev.akin.core.kernel.Kernels;
import dev.akin.core.kernel.TableKernels;
import dev.akin.core.quantizer.CodeDecoder;
import dev.akin.core.quantizer.CodeEncoder;
import dev.akin.core.quantizer.CodeScorer;
import dev.akin.core.quantizer.Origins;
import dev.akin.core.quantizer.Quantizer;
import dev.akin.core.quantizer.QuantizerShape;
import dev.akin.core.quantizer.RowQuantizer;
import dev.akin.core.vector.Metric;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/**
 * A vector as the numbers of M centroids (Jégou, Douze &amp; Schmid, "Product Quantization for
 * Nearest Neighbor Search", TPAMI 2011).
 *
 * <p>The idea: a residual r = x − c is cut into M parts, and part m is replaced by the nearest of
 * its own K centroids, so that K^M vectors can be told apart by M · log₂ K bits. A query y is not
 * replaced (asymmetric distance computation, §III.A):
 *
 * <pre>
 *   l2      ‖y − x̂‖² = Σₘ ‖(y − c)ₘ − centroidₘ[codeₘ]‖²
 *   dot     −⟨y, x̂⟩  = −⟨y, c⟩ − Σₘ ⟨yₘ, centroidₘ[codeₘ]⟩
 *   cosine  ½‖y − x̂‖², of unit vectors: see {@link Estimate}
 * </pre>
 *
 * <p>Deviations from the paper: tables are rounded to whole numbers for the scan, see {@link
 * QuantizedTables} for the error; for 8-bit codes of lists under l2 and cosine, ‖(y − c) − r̂‖² =
 * ‖y − c‖² + (‖r̂‖² + 2⟨c − o, r̂⟩) − 2⟨y − o, r̂⟩ with the bracket stored per code (4 bytes) and o
 * the mean of all centroids, so that tables are made once per query instead of once per list; a
 * dimension that M does not divide is padded with zeros.
 *
 * <p>When it fails: parts that depend on each other waste codes (a rotation in front helps, OPQ),
 * and so do parts that carry most of the variance beside others that carry none.
 *
 * <p>Immutable and thread-safe.
 */
final class ProductQuantizer implements Quantizer {
  private final PqShape shape;
  private final Codebooks codebooks;
  private final PqContext context;

  ProductQuantizer(Codebooks codebooks, PqContext context) {
    this.shape = codebooks.shape();
    this.codebooks = codebooks;
    this.context = context;
  }

  @Override
  public String specification() {
    return shape.specification();
  }

  @Override
  public Metric metric() {
    return estimate().metric();
  }

  @Override
  public int dimension() {
    return shape.dimension();
  }

  @Override
  public int blockSize() {
    return TableKernels.BLOCK;
  }

  @Override
  public int blockStep() {
    return TableKernels.BLOCK_STEP;
  }

  /** Rounded up, so that the next block is aligned. */
  @Override
  public long blockBytes(int places) {
    return (long) (bytesPerCode() * places + Kernels.ALIGNMENT - 1)
        / Kernels.ALIGNMENT
        * Kernels.ALIGNMENT;
  }

  /** Whether blocks hold, behind their codes, what each code alone contributes to a distance. */
  boolean hasShares() {
    return context.variant().holdsShares(origins().vectors().size());
  }

  @Override
  public long bytesInMemory() {
    return codebooks.bytesInMemory();
  }

  @Override
  public CodeEncoder encoder() {
    return new PqEncoder(this);
  }

  @Override
  public int bytesPerCode() {
    return shape.rows() + (hasShares() ? Float.BYTES : 0);
  }

  @Override
  public void pack(byte[] code, byte[] block, int places, int place) {
    for (int row = 0; row < shape.rows(); row++) {
      block[shape.codeOffset(row, places, place)] = code[row];
    }
    if (hasShares()) {
      int at = shape.rows() * places + Float.BYTES * place;
      System.arraycopy(code, shape.rows(), block, at, Float.BYTES);
    }
  }

  @Override
  public CodeScorer scorer(MemorySegment codes) {
    return new PqScorer(this, codes);
  }

  @Override
  public CodeDecoder decoder(MemorySegment codes) {
    return new PqDecoder(this, codes);
  }

  /** 8-bit codes exist row by row too; 4-bit ones are made for scans. */
  @Override
  public Optional<RowQuantizer> rows() {
    return shape.bits() == 8 ? Optional.of(new PqRows(this)) : Optional.empty();
  }

  @Override
  public void write(SectionFileWriter writer, String prefix) throws IOException {
    int variant = context.variant().number(origins().vectors().size());
    new QuantizerShape(metric(), dimension(), variant).write(writer, prefix);
    codebooks.write(writer, prefix);
  }

  PqShape shape() {
    return shape;
  }

  Codebooks codebooks() {
    return codebooks;
  }

  Estimate estimate() {
    return context.variant().estimate();
  }

  Origins origins() {
    return context.origins();
  }

  /** The mean of the origins, o. */
  float[] center() {
    return context.center().values();
  }

  CodeChoice choice() {
    return context.variant().scoreAware()
        ? new ScoreAwareChoice(codebooks)
        : new NearestCentroids(codebooks);
  }
}
