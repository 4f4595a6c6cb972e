package dev.akin.core.refine;

import dev.akin.core.file.SectionFile;
import dev.akin.core.file.SectionFileWriter;
import dev.akin.core.index.Composition;
import dev.akin.core.index.Index;
import dev.akin.core.index.KnownKnobs;
import dev.akin.core.index.Searcher;
import dev.akin.core.index.VectorsFormat;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import java.io.IOException;
import java.util.Optional;

/**
 * An inner index whose candidates are compared again by raw vectors, {@code …,RFlat}: the inner one
 * may be small and rough, the raw vectors may stay in a mapped file, of which a search reads {@code
 * k · k_factor} rows.
 *
 * <p>Recall is limited by how many of the true neighbors are among those candidates.
 */
public final class RefinedIndex implements Index {
  private static final String PREFIX = "REFINE_";

  private final Index inner;
  private final VectorSet vectors;
  private final Metric metric;

  /**
   * An index over an inner one, which it closes.
   *
   * @param vectors the raw vectors by the inner index's ordinals
   * @param metric the metric of the answers
   */
  public RefinedIndex(Index inner, VectorSet vectors, Metric metric) {
    if (inner.size() != vectors.size()) {
      throw new IllegalArgumentException(
          "%,d vectors refine an index of %,d".formatted(vectors.size(), inner.size()));
    }
    this.inner = inner;
    this.vectors = vectors;
    this.metric = metric;
  }

  /**
   * Opens what {@link #write} wrote around an inner index.
   *
   * @throws dev.akin.core.file.CorruptFileException if the vectors are not those of the index
   */
  public static RefinedIndex open(SectionFile file, Index inner) throws IOException {
    VectorsFormat.Contents contents = VectorsFormat.read(file, PREFIX);
    if (contents.vectors().size() != inner.size()) {
      throw file.corrupt(
          PREFIX + "SHAPE",
          0,
          "%,d vectors refine an index of %,d".formatted(contents.vectors().size(), inner.size()));
    }
    return new RefinedIndex(inner, contents.vectors(), contents.metric());
  }

  @Override
  public String specification() {
    return inner.specification() + "," + Composition.REFINE_FLAT;
  }

  @Override
  public Metric metric() {
    return metric;
  }

  @Override
  public int size() {
    return inner.size();
  }

  @Override
  public int dimension() {
    return vectors.dimension();
  }

  @Override
  public Searcher searcher() {
    return new RefiningSearcher(inner.searcher(), vectors, metric, knobs());
  }

  @Override
  public KnownKnobs knobs() {
    return inner.knobs().with(specification(), RefiningSearcher.K_FACTOR);
  }

  /** What the inner index touches. */
  @Override
  public long bytesInMemory() {
    return inner.bytesInMemory();
  }

  @Override
  public Optional<VectorSet> vectors() {
    return Optional.of(vectors);
  }

  @Override
  public String family() {
    return inner.family();
  }

  @Override
  public void write(SectionFileWriter writer) throws IOException {
    inner.write(writer);
    VectorsFormat.write(writer, PREFIX, new VectorsFormat.Contents(vectors, metric));
  }

  @Override
  public void close() {
    inner.close();
  }
}
