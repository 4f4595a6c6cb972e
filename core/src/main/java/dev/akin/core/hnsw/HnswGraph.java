package dev.akin.core.hnsw;

import dev.akin.core.file.SectionFile;
import dev.akin.core.file.SectionFileWriter;
import dev.akin.core.graph.GraphStatistics;
import dev.akin.core.graph.Island;
import dev.akin.core.graph.LayeredGraph;
import dev.akin.core.graph.Links;
import dev.akin.core.graph.MutableGraph;
import dev.akin.core.hnsw.HnswShape.Population;
import dev.akin.core.index.Searcher;
import dev.akin.core.parallel.Workers;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.RowFingerprints;
import dev.akin.core.vector.VectorSet;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;

/**
 * A Hierarchical Navigable Small World graph (Malkov &amp; Yashunin, TPAMI 2020) over vectors that
 * live elsewhere, so that it can be built, stored, exchanged and dropped without touching them.
 *
 * <p>Each node is linked to near nodes in all directions; a random M-th of the nodes also has such
 * links on a sparser level above, and so on. A search walks down from the top, ever nearer, and
 * spreads out on level 0. Cost per query: about {@code efSearch · M} distances, growing with the
 * logarithm of the size. It fails slowly: recall falls where the intrinsic dimension is high, where
 * near-duplicates fill all links of each other, and for inner products whose largest norms attract
 * every walk. After a build every node can be reached, however many rows are equal.
 *
 * <p>Immutable and thread-safe. The vectors must stay as they were while the graph is in use; its
 * memory is {@code 8 M + 4} bytes per node and {@code 4 M / (M - 1)} for the upper levels.
 */
public final class HnswGraph implements AutoCloseable {
  private final HnswShape shape;
  private final Links links;
  private final VectorSet vectors;
  private final Runnable release;

  HnswGraph(HnswShape shape, Links links, VectorSet vectors, Runnable release) {
    this.shape = shape;
    this.links = links;
    this.vectors = vectors;
    this.release = release;
  }

  /**
   * Builds a graph: the same one for any number of threads, given the same kernel set.
   *
   * @param vectors the rows, of unit length if the metric is cosine; the graph keeps them
   * @param threads how many threads build; 1 builds in the calling thread
   * @throws java.util.concurrent.CancellationException if the calling thread is interrupted, within
   *     about a batch's time
   */
  public static HnswGraph build(
      VectorSet vectors, Metric metric, HnswParameters parameters, int threads) {
    return build(vectors, metric, parameters, Workers.of(threads));
  }

  /** Builds a graph, with somebody who may hear how far it is. */
  static HnswGraph build(
      VectorSet vectors, Metric metric, HnswParameters parameters, Workers workers) {
    LayeredGraph graph = LayeredGraph.build(vectors, metric, parameters.graph(), workers);
    return of(graph, vectors, metric, parameters);
  }

  /** A graph in memory that was built over vectors. */
  static HnswGraph of(
      LayeredGraph graph, VectorSet vectors, Metric metric, HnswParameters parameters) {
    HnswShape shape =
        new HnswShape(parameters, Population.of(vectors, metric), graph.shape().tower());
    return new HnswGraph(shape, graph.links(), vectors, () -> {});
  }

  /**
   * Opens a saved graph by mapping, over the vectors that it was built on.
   *
   * @throws dev.akin.core.file.CorruptFileException if the file is damaged where opening looks, or
   *     was built over vectors of another number, dimension or metric
   */
  public static HnswGraph open(Path path, VectorSet vectors, Metric metric) throws IOException {
    SectionFile file = SectionFile.open(path);
    try {
      return open(file, vectors, metric);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /**
   * Opens a saved graph inside memory that the caller owns and keeps.
   *
   * @param base byte offset of the file's first byte
   */
  public static HnswGraph open(MemorySegment segment, long base, VectorSet vectors, Metric metric)
      throws IOException {
    return open(SectionFile.open(segment, base, "graph in memory"), vectors, metric);
  }

  /** Opens the graph of a file, which it then owns. */
  static HnswGraph open(SectionFile file, VectorSet vectors, Metric metric) throws IOException {
    return read(file, vectors, metric, file::close);
  }

  /** Reads the graph of a file; {@code release} is what closing it does. */
  static HnswGraph read(SectionFile file, VectorSet vectors, Metric metric, Runnable release)
      throws IOException {
    HnswShape shape = HnswFormat.readShape(file);
    Population expected = Population.of(vectors, metric);
    if (!shape.population().equals(expected)) {
      throw file.corrupt(
          "GRAPH", 0, "built over " + shape.population() + ", opened over " + expected);
    }
    return new HnswGraph(shape, HnswFormat.readLinks(file, shape.graph()), vectors, release);
  }

  /** Writes the graph without its vectors; the file appears complete or not at all. */
  public void save(Path path) throws IOException {
    try (SectionFileWriter writer = new SectionFileWriter(path, HnswFormat.GRAPH_FAMILY)) {
      writeTo(writer);
      writer.commit();
    }
  }

  /**
   * Writes the graph without its vectors, with what they are recognized by, so that the graph of
   * others may grow from it ({@link HnswSeed}); the file appears complete or not at all.
   *
   * @param rows the fingerprints of its vectors
   */
  public void save(Path path, RowFingerprints rows) throws IOException {
    if (rows.size() != size()) {
      throw new IllegalArgumentException(
          "%,d fingerprints of a graph of %,d nodes".formatted(rows.size(), size()));
    }
    try (SectionFileWriter writer = new SectionFileWriter(path, HnswFormat.GRAPH_FAMILY)) {
      writeTo(writer);
      HnswFormat.writeRows(writer, rows);
      writer.commit();
    }
  }

  void writeTo(SectionFileWriter writer) throws IOException {
    HnswFormat.write(writer, shape, links);
  }

  /** The links of this graph over codes; the raw vectors are let go. */
  HnswCodeIndex withCodes(RowCodes codes) {
    return new HnswCodeIndex(shape, links, codes, release);
  }

  /** A copy that changes. */
  MutableGraph mutableCopy() {
    return new MutableGraph(
        new LayeredGraph(shape.graph(), links), vectors, metric(), parameters().graph());
  }

  HnswShape shape() {
    return shape;
  }

  Links links() {
    return links;
  }

  /** How it was built. */
  public HnswParameters parameters() {
    return shape.parameters();
  }

  /** What near means. */
  public Metric metric() {
    return shape.population().metric();
  }

  /** The vectors it leads to. */
  public VectorSet vectors() {
    return vectors;
  }

  /** Number of nodes. */
  public int size() {
    return shape.size();
  }

  /** Bytes of the links, without the vectors. */
  public long bytesInMemory() {
    return links.bytes();
  }

  /**
   * A searcher with a byte of scratch per node, for one thread at a time. Its knob is {@code
   * efSearch}, candidates kept on level 0: more means higher recall and more work.
   */
  public Searcher searcher() {
    return HnswSearcher.exact(shape, links, vectors);
  }

  /** Describes the graph by walking all of it. */
  public GraphStatistics statistics() {
    return new LayeredGraph(shape.graph(), links).statistics();
  }

  /**
   * The parts that no walk along level 0 from the entry comes to: none after a build. Costs a pass
   * over all links.
   */
  public List<Island> islands() {
    return new LayeredGraph(shape.graph(), links).islands();
  }

  /**
   * Whether a walk can come to a node at all, whatever efSearch is. Costs a pass over all links.
   *
   * @param node 0 to {@link #size()} - 1
   */
  public boolean isReachable(int node) {
    return new LayeredGraph(shape.graph(), links).isReachable(node);
  }

  /** Unmaps a graph that was opened by path. Searches must have ended. */
  @Override
  public void close() {
    release.run();
  }
}
