package dev.akin.core.hnsw;

import dev.akin.core.file.SectionFileWriter;
import dev.akin.core.index.Coarse;
import dev.akin.core.index.Searcher;
import java.io.IOException;

/** A graph over centroids. */
record HnswCoarse(HnswGraph graph) implements Coarse {
  @Override
  public Searcher searcher() {
    return graph.searcher();
  }

  @Override
  public long bytesInMemory() {
    return graph.bytesInMemory();
  }

  @Override
  public void write(SectionFileWriter writer) throws IOException {
    graph.writeTo(writer);
  }
}
