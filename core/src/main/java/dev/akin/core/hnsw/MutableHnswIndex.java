package dev.akin.core.hnsw;

import dev.akin.core.file.SectionFileWriter;
import dev.akin.core.graph.CompactGraph;
import dev.akin.core.graph.MutableGraph;
import dev.akin.core.hnsw.HnswShape.Population;
import dev.akin.core.index.KnownKnobs;
import dev.akin.core.index.MutableIndex;
import dev.akin.core.index.Searcher;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * An {@link HnswIndex} that changes in place. An insertion costs a walk with efConstruction; a
 * deletion a bit, and after every {@value #DEAD_PART}th of the vectors a consolidation, in which
 * the nodes that named deleted ones choose new neighbors and places become free.
 *
 * <p>One thread changes the index at a time, others wait for it; searches go on, except while lists
 * are written. After a consolidation every vector can be reached. Measured over ten turnovers:
 * docs/measurements/2026-11-20-graph-churn.md.
 */
public final class MutableHnswIndex implements MutableIndex {
  /** One in so many vectors may be deleted before lists are consolidated. */
  static final int DEAD_PART = 20;

  private static final int FEW = 32;

  private final HnswParameters parameters;
  private final Metric metric;
  private final int dimension;
  private final int threads;
  private final MutableGraph graph;

  /**
   * An index that goes on from a graph, which is copied with its vectors.
   *
   * @param threads how many threads consolidate; what comes out does not depend on it
   */
  public MutableHnswIndex(HnswGraph graph, int threads) {
    this.parameters = graph.parameters();
    this.metric = graph.metric();
    this.dimension = graph.vectors().dimension();
    this.threads = threads;
    this.graph = graph.mutableCopy();
  }

  /**
   * An index without vectors.
   *
   * @param dimension values per vector
   * @param threads how many threads consolidate
   */
  public static MutableHnswIndex empty(
      int dimension, Metric metric, HnswParameters parameters, int threads) {
    VectorSet none = VectorSet.builder(dimension, 0).build();
    return new MutableHnswIndex(HnswGraph.build(none, metric, parameters, 1), threads);
  }

  @Override
  public int add(float[] vector) {
    if (vector.length != dimension) {
      throw new IllegalArgumentException(
          "vector has dimension %,d, the index has %,d".formatted(vector.length, dimension));
    }
    return graph.add(metric.prepare(vector));
  }

  @Override
  public boolean delete(int ordinal) {
    boolean deleted = graph.delete(ordinal);
    if (graph.dead() > FEW + graph.size() / DEAD_PART) {
      graph.consolidate(threads);
    }
    return deleted;
  }

  /** Takes deleted vectors out of all lists now, so that others can take their places. */
  public void consolidate() {
    graph.consolidate(threads);
  }

  @Override
  public boolean contains(int ordinal) {
    return graph.contains(ordinal);
  }

  @Override
  public int ordinals() {
    return graph.ordinals();
  }

  @Override
  public int[] compact() {
    return graph.compact(threads);
  }

  /** How many vectors no walk comes to: none after a consolidation. A pass over all lists. */
  public int unreachable() {
    return graph.unreachable();
  }

  /** The index as it is, immutable, its vectors numbered as {@link #compact} would. */
  public HnswGraph copy() {
    CompactGraph copy = graph.copy(threads);
    Population population = Population.of(copy.vectors(), metric);
    HnswShape shape = new HnswShape(parameters, population, copy.graph().shape().tower());
    return new HnswGraph(shape, copy.graph().links(), copy.vectors(), () -> {});
  }

  @Override
  public String specification() {
    return "HNSW" + parameters.m();
  }

  @Override
  public Metric metric() {
    return metric;
  }

  @Override
  public int size() {
    return graph.size();
  }

  @Override
  public int dimension() {
    return dimension;
  }

  @Override
  public Searcher searcher() {
    return new MutableHnswSearcher(graph, parameters, metric);
  }

  @Override
  public long bytesInMemory() {
    return graph.bytes();
  }

  /** The vectors by ordinal; those of deleted ones are what they were or their followers. */
  @Override
  public Optional<VectorSet> vectors() {
    VectorSet places = graph.vectors();
    return Optional.of(
        VectorSet.ofSegment(
            places.segment(),
            places.offset(0),
            new VectorSet.Shape(graph.ordinals(), dimension, places.datatype())));
  }

  @Override
  public KnownKnobs knobs() {
    return new KnownKnobs(specification(), Set.of(HnswSearcher.EF_SEARCH));
  }

  @Override
  public String family() {
    return HnswFormat.INDEX_FAMILY;
  }

  /**
   * Writes the index as an {@link HnswIndex}.
   *
   * @throws IllegalStateException if there are deleted vectors: their ordinals would be missing
   */
  @Override
  public void write(SectionFileWriter writer) throws IOException {
    if (graph.size() != graph.ordinals()) {
      throw new IllegalStateException(
          "%,d of %,d vectors are deleted: compact() numbers the others anew, then save"
              .formatted(graph.ordinals() - graph.size(), graph.ordinals()));
    }
    new HnswIndex(copy()).write(writer);
  }

  /** Nothing to release. */
  @Override
  public void close() {}
}
