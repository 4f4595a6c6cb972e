package dev.akin.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.akin.core.index.Index;
import dev.akin.core.index.SearchResult;
import dev.akin.core.vector.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A file of a composition, written once and kept, with the answers that it gave then: for every
 * tenth row a line of {@code ordinal:distance}. A new version of a format adds a file.
 *
 * @param name without {@code .akin} and {@code .answers}
 */
record GoldenFile(String name, String specification, Metric metric) {
  static final Path FOLDER = Path.of("src/test/resources/golden");

  private static final int K = 10;

  /**
   * What the estimates of different kernel sets may differ by, relative to one more than the last
   * one's: near zero they are differences of large numbers.
   */
  private static final double ROUNDING = 1e-4;

  /** All compositions that are not already exact in a file of their own. */
  static List<GoldenFile> all() {
    List<GoldenFile> all = new ArrayList<>();
    all.add(new GoldenFile("sq8-1", "SQ8", Metric.L2));
    all.add(new GoldenFile("sq4-1", "SQ4", Metric.DOT));
    all.add(new GoldenFile("sqfp16-1", "SQfp16", Metric.L2));
    all.add(new GoldenFile("sqbf16-1", "SQbf16", Metric.COSINE));
    all.add(new GoldenFile("pq-1", "PQ5", Metric.L2));
    all.add(new GoldenFile("pq4fs-1", "PQ5x4fs", Metric.DOT));
    all.add(new GoldenFile("rabitq-2", "RaBitQ", Metric.L2));
    for (int bits = 2; bits <= 8; bits++) {
      Metric metric = Metric.ofCode(bits % 3);
      all.add(new GoldenFile("rabitq%d-1".formatted(bits), "RaBitQ" + bits, metric));
    }
    all.add(new GoldenFile("refine-sq8-1", "PQ5x4fs,Refine(SQ8)", Metric.L2));
    all.add(new GoldenFile("refine-flat-1", "PQ5x4fs,RFlat", Metric.DOT));
    all.add(new GoldenFile("hnsw-sq8-1", "HNSW4,SQ8", Metric.L2));
    all.add(new GoldenFile("hnsw-pq-1", "HNSW4,PQ5", Metric.L2));
    all.add(new GoldenFile("ivf-pq-2", "IVF3,PQ5", Metric.L2));
    all.add(new GoldenFile("ivf-pq-cosine-3", "IVF3,PQ5", Metric.COSINE));
    all.add(new GoldenFile("ivf-rabitq-2", "IVF3,RaBitQ", Metric.COSINE));
    all.add(new GoldenFile("ivf-rabitq2-2", "IVF3,RaBitQ2", Metric.L2));
    all.add(new GoldenFile("ivf-hnsw-2", "IVF3_HNSW2,SQ8", Metric.L2));
    all.add(new GoldenFile("scann-2", "SCANN3,PQ5x4fs", Metric.DOT));
    all.add(new GoldenFile("norm-1", "NormScan", Metric.DOT));
    all.add(new GoldenFile("l2norm-1", "L2norm,SQ8", Metric.L2));
    all.add(new GoldenFile("rr-1", "RR,SQ8", Metric.L2));
    all.add(new GoldenFile("pca-1", "PCA3,SQ8", Metric.L2));
    all.add(new GoldenFile("pcaw-1", "PCAW3,SQ8", Metric.COSINE));
    all.add(new GoldenFile("opq-1", "OPQ5,PQ5x4fs", Metric.L2));
    all.add(new GoldenFile("mips-1", "MIPS,SQ8", Metric.DOT));
    return all;
  }

  /** Those of former versions: lists of whole blocks alone. */
  static List<GoldenFile> former() {
    return List.of(
        new GoldenFile("ivf-pq-1", "IVF3,PQ5", Metric.L2),
        new GoldenFile("ivf-rabitq-1", "IVF3,RaBitQ", Metric.COSINE),
        new GoldenFile("ivf-hnsw-1", "IVF3_HNSW2,SQ8", Metric.L2),
        new GoldenFile("scann-1", "SCANN3,PQ5x4fs", Metric.DOT));
  }

  Path file() {
    return FOLDER.resolve(name + ".akin");
  }

  private Path answers() {
    return FOLDER.resolve(name + ".answers");
  }

  /** Whole numbers from 0 to 99; the seed is part of the files and never replaced. */
  static float[][] rows() {
    SplittableRandom random = new SplittableRandom(9);
    float[][] rows = new float[120][5];
    for (float[] row : rows) {
      for (int j = 0; j < row.length; j++) {
        row[j] = random.nextInt(100);
      }
    }
    return rows;
  }

  private static List<float[]> queries() {
    float[][] rows = rows();
    return IntStream.range(0, rows.length / 10).mapToObj(i -> rows[10 * i]).toList();
  }

  /** Writes the files that are missing: the way to add those of a new version. */
  public static void main(String[] arguments) throws IOException {
    for (GoldenFile golden : all()) {
      if (Files.notExists(golden.file())) {
        golden.write();
      }
    }
  }

  private void write() throws IOException {
    try (Index index = Indexes.build(specification, rows(), metric)) {
      index.save(file());
      List<String> lines = new ArrayList<>();
      for (float[] query : queries()) {
        SearchResult found = index.search(query, K);
        lines.add(
            IntStream.range(0, found.size())
                .mapToObj(i -> found.ordinals()[i] + ":" + found.distances()[i])
                .collect(Collectors.joining(" ")));
      }
      Files.write(answers(), lines);
    }
  }

  /**
   * Compares an index with the answers: the same distances, and the same neighbors, except among
   * those as far as the last.
   */
  void requireAnswers(Index index) throws IOException {
    List<String> lines = Files.readAllLines(answers());
    List<float[]> queries = queries();
    assertThat(lines).hasSameSizeAs(queries);
    for (int i = 0; i < queries.size(); i++) {
      String[] expected = lines.get(i).split(" ");
      SearchResult found = index.search(queries.get(i), K);
      assertThat(found.size()).isEqualTo(expected.length);
      int[] ordinals = Arrays.stream(expected).mapToInt(GoldenFile::ordinal).toArray();
      double[] distances = Arrays.stream(expected).mapToDouble(GoldenFile::distance).toArray();
      double last = distances[distances.length - 1];
      double slack = ROUNDING * (1 + Math.abs(last));
      for (int rank = 0; rank < expected.length; rank++) {
        assertThat((double) found.distances()[rank]).isCloseTo(distances[rank], within(slack));
        if (distances[rank] < last - 2 * slack) {
          assertThat(found.ordinals()).as(lines.get(i)).contains(ordinals[rank]);
        }
      }
    }
  }

  private static int ordinal(String neighbor) {
    return Integer.parseInt(neighbor.substring(0, neighbor.indexOf(':')));
  }

  private static double distance(String neighbor) {
    return Double.parseDouble(neighbor.substring(neighbor.indexOf(':') + 1));
  }

  @Override
  public String toString() {
    return name + " (" + specification + ")";
  }
}
