package dev.akin.core.hnsw;

import dev.akin.core.file.CorruptFileException;
import dev.akin.core.file.SectionFile;
import dev.akin.core.file.SectionFileWriter;
import dev.akin.core.graph.GraphShape;
import dev.akin.core.graph.Links;
import dev.akin.core.graph.Tower;
import dev.akin.core.hnsw.HnswShape.Population;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.RowFingerprints;
import dev.akin.core.vector.VectorSet;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * How a graph lies in a section file, version 1; numbers are little-endian.
 *
 * <pre>
 * section  offset      bytes   content
 * GRAPH    0           4       n, number of nodes
 *          4           4       d, dimension of the vectors
 *          8           4       metric: 0 l2, 1 dot, 2 cosine, 3 l1
 *          12          4       M
 *          16          4       efConstruction
 *          20          4       efSearch, the default of searches
 *          24          4       entry node, -1 if n is 0
 *          28          4       number of levels, 0 if n is 0
 *          32          4       u, number of lists above level 0
 *          36          4       zero
 *          40          8       seed
 * LINKS    8 M i       8 M     neighbors of node i on level 0: ordinals, the rest of the list -1 or unused
 * SLOTS    4 i         4       number of node i's list on level 1, -1 if it has none; the lists of its
 *                              further levels follow
 * UPPER    4 M j       4 M     list j, as in LINKS
 * ROWS     8 i         8       fingerprint of the row of node i; the section may be missing
 * </pre>
 *
 * <p>Family {@code hnsw-graph} holds these sections alone, a graph beside vectors that live
 * elsewhere; family {@code hnsw} also holds the vectors ({@link
 * dev.akin.core.index.VectorsFormat}).
 */
final class HnswFormat {
  static final String GRAPH_FAMILY = "hnsw-graph";
  static final String INDEX_FAMILY = "hnsw";

  private static final String GRAPH = "GRAPH";
  private static final String LINKS = "LINKS";
  private static final String SLOTS = "SLOTS";
  private static final String UPPER = "UPPER";
  private static final String ROWS = "ROWS";
  private static final int GRAPH_BYTES = 48;
  private static final ValueLayout.OfInt INT = Links.INT;
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private HnswFormat() {}

  static void write(SectionFileWriter writer, HnswShape shape, Links links) throws IOException {
    Population population = shape.population();
    HnswParameters parameters = shape.parameters();
    Tower tower = shape.tower();
    writer.section(GRAPH);
    writer.writeInt(population.size()).writeInt(population.dimension());
    writer.writeInt(population.metric().code());
    writer.writeInt(parameters.m()).writeInt(parameters.efConstruction());
    writer.writeInt(parameters.efSearch());
    writer.writeInt(tower.entry()).writeInt(tower.levels()).writeInt(tower.upperLists());
    writer.writeInt(0).writeLong(parameters.seed());
    writer.section(LINKS).write(links.base());
    writer.section(SLOTS).write(links.slots());
    writer.section(UPPER).write(links.upper());
  }

  static HnswShape readShape(SectionFile file) throws CorruptFileException {
    MemorySegment graph = file.section(GRAPH);
    if (graph.byteSize() != GRAPH_BYTES) {
      throw file.corrupt(
          GRAPH, 0, "%,d bytes, expected %d".formatted(graph.byteSize(), GRAPH_BYTES));
    }
    int metric = graph.get(INT, 8);
    if (!Metric.isCode(metric)) {
      throw file.corrupt(GRAPH, 8, "metric %,d, 0 to 3 are known".formatted(metric));
    }
    int dimension = graph.get(INT, 4);
    if (dimension < 1 || dimension > VectorSet.MAX_DIMENSION) {
      throw file.corrupt(
          GRAPH,
          4,
          "dimension %,d, 1 to %,d are possible".formatted(dimension, VectorSet.MAX_DIMENSION));
    }
    Population population = new Population(graph.get(INT, 0), dimension, Metric.ofCode(metric));
    Tower tower = new Tower(graph.get(INT, 24), graph.get(INT, 28), graph.get(INT, 32));
    checkTower(file, population, tower);
    try {
      HnswParameters parameters =
          new HnswParameters(
              graph.get(INT, 12), graph.get(INT, 16), graph.get(INT, 20), graph.get(LONG, 40));
      return new HnswShape(parameters, population, tower);
    } catch (IllegalArgumentException e) {
      throw file.corrupt(GRAPH, 12, String.valueOf(e.getMessage()));
    }
  }

  /** The lists of a file, as views, once their lengths are known to fit the shape. */
  static Links readLinks(SectionFile file, GraphShape shape) throws CorruptFileException {
    return new Links(
        shape,
        section(file, LINKS, shape.baseBytes()),
        section(file, SLOTS, shape.slotBytes()),
        section(file, UPPER, shape.upperBytes()));
  }

  static void writeRows(SectionFileWriter writer, RowFingerprints rows) throws IOException {
    writer.section(ROWS).write(rows.segment());
  }

  /** The fingerprints of a file, as a view; nothing if it has none. */
  static Optional<RowFingerprints> readRows(SectionFile file, HnswShape shape)
      throws CorruptFileException {
    if (!file.sections().contains(ROWS)) {
      return Optional.empty();
    }
    MemorySegment rows = section(file, ROWS, (long) shape.size() * Long.BYTES);
    return Optional.of(RowFingerprints.ofSegment(rows));
  }

  private static void checkTower(SectionFile file, Population population, Tower tower)
      throws CorruptFileException {
    int size = population.size();
    boolean empty = size == 0 && tower.equals(Tower.EMPTY);
    boolean filled =
        size > 0
            && tower.entry() >= 0
            && tower.entry() < size
            && tower.levels() >= 1
            && tower.levels() <= Tower.MAX_LEVELS
            && tower.upperLists() >= 0;
    if (!empty && !filled) {
      throw file.corrupt(
          GRAPH,
          24,
          "entry %,d, %,d levels, %,d upper lists in a graph of %,d nodes"
              .formatted(tower.entry(), tower.levels(), tower.upperLists(), size));
    }
  }

  private static MemorySegment section(SectionFile file, String name, long bytes)
      throws CorruptFileException {
    MemorySegment section = file.section(name);
    if (section.byteSize() != bytes) {
      throw file.corrupt(
          name, 0, "%,d bytes, the graph's shape needs %,d".formatted(section.byteSize(), bytes));
    }
    return section;
  }
}
