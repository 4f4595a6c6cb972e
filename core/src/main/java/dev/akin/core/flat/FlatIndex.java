package dev.akin.core.flat;

import dev.akin.core.file.SectionFileWriter;
import dev.akin.core.index.Composition;
import dev.akin.core.index.ExactScan;
import dev.akin.core.index.Index;
import dev.akin.core.index.KnownKnobs;
import dev.akin.core.index.Searcher;
import dev.akin.core.index.VectorsFormat;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * Exact search over a vector set: {@code size × dimension} multiplications per query, recall 1.
 *
 * <p>The right choice up to some ten thousand vectors, and the measure of every other family.
 */
public final class FlatIndex implements Index {
  private final VectorSet vectors;
  private final Metric metric;
  private final Runnable release;

  /** An index over vectors that stay the caller's; of unit length if the metric is cosine. */
  public FlatIndex(VectorSet vectors, Metric metric) {
    this(vectors, metric, () -> {});
  }

  FlatIndex(VectorSet vectors, Metric metric, Runnable release) {
    this.vectors = vectors;
    this.metric = metric;
    this.release = release;
  }

  @Override
  public String specification() {
    return Composition.FLAT;
  }

  @Override
  public Metric metric() {
    return metric;
  }

  @Override
  public int size() {
    return vectors.size();
  }

  @Override
  public int dimension() {
    return vectors.dimension();
  }

  @Override
  public Searcher searcher() {
    return new ExactSearcher(new ExactScan(vectors, metric));
  }

  @Override
  public long bytesInMemory() {
    return vectors.size() * vectors.stride();
  }

  @Override
  public KnownKnobs knobs() {
    return new KnownKnobs(specification(), Set.of());
  }

  @Override
  public Optional<VectorSet> vectors() {
    return Optional.of(vectors);
  }

  @Override
  public String family() {
    return FlatFamily.NAME;
  }

  @Override
  public void write(SectionFileWriter writer) throws IOException {
    VectorsFormat.write(writer, vectors, metric);
  }

  @Override
  public void close() {
    release.run();
  }
}
