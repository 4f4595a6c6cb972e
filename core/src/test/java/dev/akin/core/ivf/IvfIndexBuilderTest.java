package dev.akin.core.ivf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.core.Indexes;
import dev.akin.core.index.BuildOptions;
import dev.akin.core.index.BuildRequest;
import dev.akin.core.index.Index;
import dev.akin.core.index.IndexBuilder;
import dev.akin.core.index.Query;
import dev.akin.core.index.SearchParameters;
import dev.akin.core.index.SearchResult;
import dev.akin.core.index.TrainedIndex;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import dev.akin.testkit.VectorDistribution;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What lists hold depends on the rows alone, not on how they came nor on who stands beside them.
 */
final class IvfIndexBuilderTest {
  private static final int DIMENSION = 24;
  private static final VectorSet ROWS =
      VectorSet.copyOf(VectorDistribution.clustered(DIMENSION, 20, 7).sample(2_000, 1));

  /** Lengths around the sizes of blocks and their parts. */
  private static final int[] SIZES = {0, 1, 4, 7, 8, 9, 31, 32, 33, 63, 64, 65, 97, 127, 128, 129};

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"Flat", "SQ8", "PQ8", "PQ8x4fs", "RaBitQ", "RaBitQ3"})
  void howRowsAreDividedChangesNoByte(String code) throws IOException {
    byte[] whole = null;
    for (int chunk : new int[] {2_000, 1, 7, 300, 1_999}) {
      TrainedIndex trained = train(code, chunk == 300 ? 3 : 1);
      IndexBuilder builder = trained.builder();
      for (int from = 0; from < ROWS.size(); from += chunk) {
        builder.add(rows(from, Math.min(from + chunk, ROWS.size())));
      }
      Path file = folder.resolve(code + "-" + chunk);
      try (Index index = builder.build()) {
        index.save(file);
      }
      byte[] bytes = Files.readAllBytes(file);
      whole = whole == null ? bytes : whole;
      assertThat(bytes).as("chunks of %d", chunk).isEqualTo(whole);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"SQ8", "PQ8", "PQ8x4fs", "RaBitQ", "RaBitQ3"})
  void rawRowsAreNotKept(String code) {
    IndexBuilder builder = train(code, 1).builder();
    WeakReference<VectorSet> added = addCopy(builder);
    System.gc();
    assertThat(added.get()).isNull();
    assertThat(builder.build().size()).isEqualTo(ROWS.size());
  }

  private static WeakReference<VectorSet> addCopy(IndexBuilder builder) {
    VectorSet.Builder copy = VectorSet.builder(DIMENSION, ROWS.size());
    float[] row = new float[DIMENSION];
    for (int ordinal = 0; ordinal < ROWS.size(); ordinal++) {
      ROWS.copyTo(ordinal, row);
      copy.add(row);
    }
    VectorSet rows = copy.build();
    builder.add(rows);
    return new WeakReference<>(rows);
  }

  /**
   * A row's distance is the same at the end of a list of any length and in the middle of one that
   * is filled up.
   */
  @ParameterizedTest
  @ValueSource(strings = {"Flat", "SQ8", "PQ8", "PQ8x4fs", "RaBitQ", "RaBitQ3"})
  void listsEndAnywhere(String code) throws IOException {
    IvfTraining training = (IvfTraining) train(code, 1);
    VectorSet centroids = training.partition().centroids();
    int[] fillers = Arrays.stream(SIZES).map(size -> 128 - size % 128).toArray();
    IndexBuilder filledUp = training.builder();
    filledUp.add(around(centroids, SIZES));
    filledUp.add(around(centroids, fillers));
    IndexBuilder ended = training.builder();
    ended.add(around(centroids, SIZES));
    Path file = folder.resolve(code);
    try (IvfIndex expected = (IvfIndex) filledUp.build();
        IvfIndex built = (IvfIndex) ended.build()) {
      assertThat(built.listSizes()).isEqualTo(SIZES);
      assertThat(built.bytesInMemory()).isLessThan(expected.bytesInMemory());
      built.save(file);
      try (Index opened = Indexes.open(file)) {
        for (int ordinal = 0; ordinal < ROWS.size(); ordinal += 100) {
          float[] query = new float[DIMENSION];
          ROWS.copyTo(ordinal, query);
          requireSame(search(expected, query), search(built, query), built.size());
          requireSame(search(expected, query), search(opened, query), built.size());
        }
      }
    }
  }

  private static SearchResult search(Index index, float[] query) {
    SearchParameters all = SearchParameters.defaults().withKnob("nprobe", SIZES.length);
    return index.searcher().search(Query.of(query, index.size()).withParameters(all));
  }

  /** Compares an answer with the part of a longer one that has its ordinals. */
  private static void requireSame(SearchResult longer, SearchResult found, int size) {
    int[] common =
        IntStream.range(0, longer.size()).filter(i -> longer.ordinals()[i] < size).toArray();
    assertThat(found.ordinals())
        .isEqualTo(Arrays.stream(common).map(i -> longer.ordinals()[i]).toArray());
    for (int i = 0; i < common.length; i++) {
      assertThat(found.distances()[i]).isEqualTo(longer.distances()[common[i]]);
    }
  }

  /** So many rows next to each centroid. */
  private static VectorSet around(VectorSet centroids, int[] counts) {
    SplittableRandom random = new SplittableRandom(5);
    VectorSet.Builder rows = VectorSet.builder(DIMENSION, 0);
    float[] row = new float[DIMENSION];
    for (int list = 0; list < counts.length; list++) {
      for (int i = 0; i < counts[list]; i++) {
        centroids.copyTo(list, row);
        for (int j = 0; j < DIMENSION; j++) {
          row[j] += (float) random.nextDouble(-1e-3, 1e-3);
        }
        rows.add(row);
      }
    }
    return rows.build();
  }

  private static TrainedIndex train(String code, int threads) {
    BuildOptions options = BuildOptions.defaults().withThreads(threads);
    return Indexes.train(
        new BuildRequest("IVF" + SIZES.length + "," + code, ROWS, Metric.L2, options));
  }

  private static VectorSet rows(int from, int to) {
    return VectorSet.ofSegment(ROWS.segment(), ROWS.offset(from), to - from, DIMENSION);
  }
}
