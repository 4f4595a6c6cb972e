package dev.akin.core.hnsw;

import dev.akin.core.file.SectionFileWriter;
import dev.akin.core.index.Index;
import dev.akin.core.index.KnownKnobs;
import dev.akin.core.index.Searcher;
import dev.akin.core.index.VectorsFormat;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** An {@link HnswGraph} with its vectors: the right choice for high recall in memory. */
public final class HnswIndex implements Index {
  private final HnswGraph graph;

  /** An index of a graph, which it closes. */
  public HnswIndex(HnswGraph graph) {
    this.graph = graph;
  }

  /** The graph. */
  public HnswGraph graph() {
    return graph;
  }

  @Override
  public String specification() {
    return "HNSW" + graph.parameters().m();
  }

  @Override
  public Metric metric() {
    return graph.metric();
  }

  @Override
  public int size() {
    return graph.size();
  }

  @Override
  public int dimension() {
    return graph.vectors().dimension();
  }

  @Override
  public Searcher searcher() {
    return graph.searcher();
  }

  @Override
  public long bytesInMemory() {
    return graph.bytesInMemory() + graph.size() * graph.vectors().stride();
  }

  @Override
  public KnownKnobs knobs() {
    return new KnownKnobs(specification(), Set.of(HnswSearcher.EF_SEARCH));
  }

  @Override
  public Optional<VectorSet> vectors() {
    return Optional.of(graph.vectors());
  }

  @Override
  public String family() {
    return HnswFormat.INDEX_FAMILY;
  }

  @Override
  public void write(SectionFileWriter writer) throws IOException {
    graph.writeTo(writer);
    VectorsFormat.write(writer, graph.vectors(), graph.metric());
  }

  @Override
  public void close() {
    graph.close();
  }
}
