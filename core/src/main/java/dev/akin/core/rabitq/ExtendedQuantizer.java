package dev.akin.core.rabitq;

import dev.akin.core.file.SectionFileWriter;
import dev.akin.core.quantizer.CodeDecoder;
import dev.akin.core.quantizer.CodeEncoder;
import dev.akin.core.quantizer.CodeScorer;
import dev.akin.core.quantizer.Quantizer;
import dev.akin.core.quantizer.QuantizerShape;
import dev.akin.core.quantizer.RowQuantizer;
import dev.akin.core.vector.Metric;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/**
 * RaBitQ with 2 to 8 bits per dimension (Gao, Gou, Xu, Yang, Long &amp; Wong, SIGMOD 2025).
 *
 * <p>The idea of {@link RaBitQuantizer} with a finer grid: the code y of a rotated residual r is
 * the grid point whose direction is nearest ({@link CodeSearch}); its leading bits are the signs,
 * so a code of B bits contains the one of 1 bit. With s the query's rotated residual:
 *
 * <pre>
 *   ⟨r, s⟩ ≈ scale · ⟨y, s⟩,  scale = ‖r‖² / ⟨y, r⟩
 *   its standard deviation ≤ ‖s‖ · error,  error = √((scale² ‖y‖² − ‖r‖²) / (D − 1))
 * </pre>
 *
 * <p>Each further bit halves the error. Leading bits are scanned first, by the 1-bit kernel and
 * with its bound; only codes that this bound leaves below the scorer's limit are read whole, with
 * the query in float.
 *
 * <p>Immutable and thread-safe.
 */
final class ExtendedQuantizer implements Quantizer {
  private final RaBitQuantizer leading;
  private final ExtendedLayout layout;

  ExtendedQuantizer(RaBitQuantizer leading, int bits) {
    this.leading = leading;
    this.layout = new ExtendedLayout(leading.dimension(), bits);
  }

  @Override
  public String specification() {
    return leading.specification() + layout.bits();
  }

  @Override
  public Metric metric() {
    return leading.metric();
  }

  @Override
  public int dimension() {
    return leading.dimension();
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
    return layout.blockBytes(places);
  }

  @Override
  public int bytesPerCode() {
    return layout.bytesPerCode();
  }

  @Override
  public long bytesInMemory() {
    return leading.bytesInMemory();
  }

  @Override
  public CodeEncoder encoder() {
    return new ExtendedEncoder(leading, layout);
  }

  @Override
  public void pack(byte[] code, byte[] block, int places, int place) {
    layout.pack(code, block, places, place);
  }

  @Override
  public CodeScorer scorer(MemorySegment codes) {
    return new ExtendedScorer(leading, layout, codes);
  }

  @Override
  public CodeDecoder decoder(MemorySegment codes) {
    return new ExtendedDecoder(leading, layout, codes);
  }

  /** Empty: leading bits are transposed in groups. */
  @Override
  public Optional<RowQuantizer> rows() {
    return Optional.empty();
  }

  @Override
  public void write(SectionFileWriter writer, String prefix) throws IOException {
    new QuantizerShape(metric(), dimension(), layout.bits()).write(writer, prefix);
    RaBitQFormat.write(writer, prefix, leading);
  }
}
