package dev.akin.core.transform;

import dev.akin.core.file.SectionFile;
import dev.akin.core.file.SectionFileWriter;
import dev.akin.core.index.Index;
import dev.akin.core.index.KnownKnobs;
import dev.akin.core.index.Searcher;
import dev.akin.core.vector.Metric;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * An index over mapped rows, as in {@code PCA128,IVF1024,PQ28}: maps each query, lets the inner
 * index answer, and maps the distances back.
 *
 * <p>Distances are those in front of the transform where it {@linkplain Transform#keepsDistances
 * keeps} them, else its estimates; exact answers are given in the first case alone, if the inner
 * index gives them.
 *
 * <pre>
 * section      offset  bytes  content
 * TRANSFORMED  0       4      rows that lie outside of what the transform was trained for
 * </pre>
 */
public final class TransformedIndex implements Index {
  private static final String TRANSFORMED = "TRANSFORMED";
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final Index inner;
  private final TransformChain transform;
  private final int outside;

  /**
   * An index over an inner one, which it closes.
   *
   * @param outside how many of its rows lie outside of what the transform was trained for
   */
  public TransformedIndex(Index inner, TransformChain transform, int outside) {
    if (!fits(inner, transform) || outside < 0 || outside > inner.size()) {
      throw new IllegalArgumentException(mismatch(inner, transform, outside));
    }
    this.inner = inner;
    this.transform = transform;
    this.outside = outside;
  }

  /**
   * Opens what {@link #write} wrote around an inner index.
   *
   * @throws dev.akin.core.file.CorruptFileException if transform and index do not fit together
   */
  public static TransformedIndex open(SectionFile file, Index inner, TransformChain transform)
      throws IOException {
    MemorySegment section = file.section(TRANSFORMED);
    if (section.byteSize() != Integer.BYTES) {
      throw file.corrupt(TRANSFORMED, 0, "%,d bytes, expected 4".formatted(section.byteSize()));
    }
    int outside = section.get(INT, 0);
    if (!fits(inner, transform) || outside < 0 || outside > inner.size()) {
      throw file.corrupt(TRANSFORMED, 0, mismatch(inner, transform, outside));
    }
    return new TransformedIndex(inner, transform, outside);
  }

  private static boolean fits(Index inner, TransformChain transform) {
    return inner.dimension() == transform.outputDimension()
        && inner.metric() == transform.outputMetric();
  }

  private static String mismatch(Index inner, TransformChain transform, int outside) {
    return "%s makes dimension %,d under %s, the index has %,d under %s; %,d of %,d rows outside"
        .formatted(
            transform.specification(),
            transform.outputDimension(),
            transform.outputMetric(),
            inner.dimension(),
            inner.metric(),
            outside,
            inner.size());
  }

  @Override
  public String specification() {
    return transform.specification() + "," + inner.specification();
  }

  @Override
  public Metric metric() {
    return transform.inputMetric();
  }

  @Override
  public int size() {
    return inner.size();
  }

  @Override
  public int dimension() {
    return transform.inputDimension();
  }

  @Override
  public Searcher searcher() {
    return new TransformedSearcher(this, inner.searcher());
  }

  @Override
  public long bytesInMemory() {
    return inner.bytesInMemory() + transform.bytesInMemory();
  }

  @Override
  public KnownKnobs knobs() {
    return new KnownKnobs(specification(), inner.knobs().names());
  }

  @Override
  public String family() {
    return inner.family();
  }

  @Override
  public void write(SectionFileWriter writer) throws IOException {
    inner.write(writer);
    transform.write(writer, "");
    writer.section(TRANSFORMED).writeInt(outside);
  }

  @Override
  public void close() {
    inner.close();
  }

  TransformChain transform() {
    return transform;
  }

  /** Whether all distances come back as they were in front of the transform. */
  boolean keepsDistances() {
    return transform.keepsDistances() && outside == 0;
  }
}
