package dev.akin.core.hnsw;

import dev.akin.core.file.SectionFile;
import dev.akin.core.graph.GraphSeed;
import dev.akin.core.graph.LayeredGraph;
import dev.akin.core.graph.Links;
import dev.akin.core.parallel.Workers;
import dev.akin.core.vector.RowFingerprints;
import dev.akin.core.vector.RowMatch;
import dev.akin.core.vector.VectorSet;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/**
 * A graph whose vectors need not be there any more, from which the graph of others is grown that
 * are many of the same. Rows are recognized by their fingerprints, wherever they stand now.
 *
 * <p>What is reused costs next to nothing, what is new a walk as in a fresh build. Recall is that
 * of a fresh build under metrics that are distances. Under inner product it sinks with every
 * generation if some norms are far larger than others: such rows belong in nearly every list, and
 * one that comes late is put into few. Numbers are in
 * docs/measurements/2026-11-29-seeded-graphs.md.
 *
 * <p>Immutable and thread-safe.
 */
public final class HnswSeed {
  private final HnswShape shape;
  private final Links links;
  private final RowFingerprints rows;

  private HnswSeed(HnswShape shape, Links links, RowFingerprints rows) {
    this.shape = shape;
    this.links = links;
    this.rows = rows;
  }

  /** A graph in memory as a seed; its vectors are not kept. */
  public static HnswSeed of(HnswGraph graph) {
    return new HnswSeed(graph.shape(), graph.links(), RowFingerprints.of(graph.vectors()));
  }

  /**
   * Opens what {@link HnswGraph#save(java.nio.file.Path, RowFingerprints)} wrote, inside memory
   * that the caller owns and keeps; nothing if the file does not tell of its rows.
   *
   * @param base byte offset of the file's first byte
   * @param name what messages call it
   * @throws dev.akin.core.file.CorruptFileException if the file is damaged where opening looks
   */
  public static Optional<HnswSeed> open(MemorySegment segment, long base, String name)
      throws IOException {
    SectionFile file = SectionFile.open(segment, base, name);
    HnswShape shape = HnswFormat.readShape(file);
    Links links = HnswFormat.readLinks(file, shape.graph());
    return HnswFormat.readRows(file, shape).map(rows -> new HnswSeed(shape, links, rows));
  }

  /** How it was built, and how what grows from it is. */
  public HnswParameters parameters() {
    return shape.parameters();
  }

  /** Number of nodes. */
  public int size() {
    return shape.size();
  }

  /** Where the rows of its nodes are among others. */
  public RowMatch match(RowFingerprints others) {
    return rows.in(others);
  }

  /**
   * Builds the graph of other rows: the same one for any number of threads, given the same kernel
   * set.
   *
   * @param vectors the rows, of unit length if the metric is cosine; the graph keeps them
   * @param match where the seed's rows are among them
   * @param threads how many threads build; 1 builds in the calling thread
   * @throws IllegalArgumentException if the dimension is another, or the match one of other rows
   * @throws java.util.concurrent.CancellationException if the calling thread is interrupted, within
   *     about a batch's time
   */
  public HnswGraph grow(VectorSet vectors, RowMatch match, int threads) {
    HnswShape.Population old = shape.population();
    if (vectors.dimension() != old.dimension()) {
      throw new IllegalArgumentException(
          "vectors of dimension %,d, the seed's have %,d"
              .formatted(vectors.dimension(), old.dimension()));
    }
    GraphSeed seed = new GraphSeed(new LayeredGraph(shape.graph(), links), match.places());
    LayeredGraph grown =
        seed.grow(vectors, old.metric(), parameters().graph(), Workers.of(threads));
    return HnswGraph.of(grown, vectors, old.metric(), parameters());
  }
}
