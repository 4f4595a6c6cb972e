package dev.akin.core.refine;

import dev.akin.core.file.SectionFile;
import dev.akin.core.file.SectionFileWriter;
import dev.akin.core.index.Composition;
import dev.akin.core.index.VectorsFormat;
import dev.akin.core.vector.BatchScorer;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.RowScorer;
import dev.akin.core.vector.VectorSet;
import java.io.IOException;
import java.util.Optional;

/** {@code RFlat}: raw vectors, in memory or mapped; sections {@link VectorsFormat}. */
record RawRefinement(VectorSet raw, Metric metric) implements Refinement {
  private static final String PREFIX = "REFINE_";

  static RawRefinement read(SectionFile file) throws IOException {
    VectorsFormat.Contents contents = VectorsFormat.read(file, PREFIX);
    return new RawRefinement(contents.vectors(), contents.metric());
  }

  @Override
  public String token() {
    return Composition.REFINE_FLAT;
  }

  @Override
  public int size() {
    return raw.size();
  }

  @Override
  public int dimension() {
    return raw.dimension();
  }

  @Override
  public BatchScorer scorer() {
    return new RowScorer(raw, metric);
  }

  @Override
  public Optional<VectorSet> vectors() {
    return Optional.of(raw);
  }

  @Override
  public void write(SectionFileWriter writer) throws IOException {
    VectorsFormat.write(writer, PREFIX, new VectorsFormat.Contents(raw, metric));
  }
}
