package dev.akin.core.hnsw;

import dev.akin.core.file.SectionFileWriter;
import dev.akin.core.graph.Links;
import dev.akin.core.index.Index;
import dev.akin.core.index.KnownKnobs;
import dev.akin.core.index.Searcher;
import dev.akin.core.vector.Metric;
import java.io.IOException;
import java.util.Set;

/**
 * A graph over codes, {@code HNSW32,SQ8} or {@code HNSW32,PQ28}: built over raw vectors, walked by
 * distances that are estimated from codes. It keeps no raw vectors: memory is the links and the
 * codes, and answers carry estimates unless a refine step compares candidates again.
 *
 * <p>The coarser the code, the more walks go astray (docs/measurements): SQ8 loses next to nothing,
 * PQ needs a larger efSearch and a refine step.
 */
final class HnswCodeIndex implements Index {
  private final HnswShape shape;
  private final Links links;
  private final RowCodes codes;
  private final Runnable release;

  HnswCodeIndex(HnswShape shape, Links links, RowCodes codes, Runnable release) {
    this.shape = shape;
    this.links = links;
    this.codes = codes;
    this.release = release;
  }

  @Override
  public String specification() {
    return "HNSW" + shape.parameters().m() + "," + codes.quantizer().specification();
  }

  @Override
  public Metric metric() {
    return shape.population().metric();
  }

  @Override
  public int size() {
    return shape.size();
  }

  @Override
  public int dimension() {
    return shape.population().dimension();
  }

  @Override
  public Searcher searcher() {
    return new HnswCodeSearcher(knobs(), shape, links, codes.scorer());
  }

  @Override
  public long bytesInMemory() {
    return links.bytes() + codes.bytesInMemory();
  }

  @Override
  public KnownKnobs knobs() {
    return new KnownKnobs(specification(), Set.of(HnswSearcher.EF_SEARCH));
  }

  @Override
  public String family() {
    return HnswFormat.INDEX_FAMILY;
  }

  @Override
  public void write(SectionFileWriter writer) throws IOException {
    HnswFormat.write(writer, shape, links);
    codes.write(writer);
  }

  @Override
  public void close() {
    release.run();
  }
}
