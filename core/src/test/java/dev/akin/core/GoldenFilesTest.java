package dev.akin.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.akin.core.hnsw.HnswGraph;
import dev.akin.core.hnsw.HnswSeed;
import dev.akin.core.index.ExactScan;
import dev.akin.core.index.Index;
import dev.akin.core.index.Query;
import dev.akin.core.index.SearchParameters;
import dev.akin.core.index.SearchResult;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.RowFingerprints;
import dev.akin.core.vector.VectorSet;
import dev.akin.testkit.ExactOracle;
import dev.akin.testkit.Recall;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files written by earlier versions stay readable: each is opened and searched, those of the
 * present one are written again to the same bytes. A new version of a format adds a file and never
 * changes one.
 *
 * <p>They hold 120 vectors of small whole numbers, whose distances are exact with every kernel set.
 */
final class GoldenFilesTest {
  private static final Path GOLDEN = GoldenFile.FOLDER;
  private static final VectorSet VECTORS = VectorSet.copyOf(GoldenFile.rows());

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"flat-2.akin", "hnsw-2.akin", "ivf-2.akin", "qg-1.akin"})
  void indexesOpenAnswerAndAreWrittenAgainAsTheyWere(String name) throws IOException {
    requireAnswers(name);
    assertSameFile(name);
  }

  /** Files without a section SPECIFICATION, and lists of whole blocks alone. */
  @ParameterizedTest
  @ValueSource(strings = {"flat-1.akin", "hnsw-1.akin", "rabitq-1.akin", "ivf-1.akin"})
  void filesOfFormerVersionsOpenAndAnswer(String name) throws IOException {
    requireAnswers(name);
  }

  static List<GoldenFile> compositions() {
    return GoldenFile.all();
  }

  @ParameterizedTest
  @MethodSource("compositions")
  void compositionsOpenAnswerAndAreWrittenAgainAsTheyWere(GoldenFile golden) throws IOException {
    Indexes.verify(golden.file());
    String name = golden.file().getFileName().toString();
    try (Index index = Indexes.open(golden.file())) {
      assertThat(index.specification()).isEqualTo(golden.specification());
      assertThat(index.metric()).isEqualTo(golden.metric());
      assertThat(index.size()).isEqualTo(120);
      assertThat(index.dimension()).isEqualTo(5);
      golden.requireAnswers(index);
      index.save(folder.resolve(name));
    }
    assertSameFile(name);
  }

  static List<GoldenFile> formerCompositions() {
    return GoldenFile.former();
  }

  /** Written again they are files of the present version, which answer alike. */
  @ParameterizedTest
  @MethodSource("formerCompositions")
  void compositionsOfFormerVersionsOpenAndAnswer(GoldenFile golden) throws IOException {
    Indexes.verify(golden.file());
    Path saved = folder.resolve("again.akin");
    try (Index index = Indexes.open(golden.file())) {
      golden.requireAnswers(index);
      index.save(saved);
    }
    Indexes.verify(saved);
    try (Index again = Indexes.open(saved)) {
      golden.requireAnswers(again);
    }
  }

  private void requireAnswers(String name) throws IOException {
    Indexes.verify(GOLDEN.resolve(name));
    try (Index index = Indexes.open(GOLDEN.resolve(name))) {
      assertThat(index.size()).isEqualTo(120);
      assertThat(index.dimension()).isEqualTo(5);
      for (float[] query : GoldenFile.rows()) {
        assertThat(index.search(query, 10).ordinals()).isEqualTo(truth(query));
      }
      index.save(folder.resolve(name));
    }
  }

  /** Lists of product codes under cosine: without shares at first, with shares since. */
  @ParameterizedTest
  @ValueSource(strings = {"ivf-pq-cosine-1.akin", "ivf-pq-cosine-2.akin"})
  void productCodesUnderCosineOfFormerVersionsOpenAndAnswer(String name) throws IOException {
    // 120 rows are fewer than 256 centroids, so that codes lose nothing.
    SearchParameters allLists = SearchParameters.defaults().withKnob("nprobe", 3);
    double recall = 0;
    try (Index index = Indexes.open(GOLDEN.resolve(name))) {
      for (float[] query : GoldenFile.rows()) {
        int[] exact = ExactOracle.of("cosine", GoldenFile.rows()).ordinals(query, 10);
        SearchResult found = index.searcher().search(Query.of(query, 10).withParameters(allLists));
        assertThat(found.distances()[0]).isCloseTo(0, within(1e-4f));
        recall += Recall.ofOrdinals(exact, found.ordinals()) / VECTORS.size();
      }
    }
    assertThat(recall).isGreaterThan(0.99);
  }

  @Test
  void graphsOpenAnswerAndAreWrittenAgainAsTheyWere() throws IOException {
    Path golden = GOLDEN.resolve("hnsw-graph-1.akin");
    try (HnswGraph graph = HnswGraph.open(golden, VECTORS, Metric.L2)) {
      assertThat(graph.parameters().m()).isEqualTo(4);
      assertThat(graph.statistics().unreachable()).isZero();
      SearchParameters walk = SearchParameters.defaults().withKnob("efSearch", 20);
      double recall = 0;
      for (float[] query : GoldenFile.rows()) {
        SearchResult found = graph.searcher().search(Query.of(query, 10).withParameters(walk));
        assertThat(found.statistics().visited()).isPositive();
        recall += Recall.ofOrdinals(truth(query), found.ordinals()) / VECTORS.size();
      }
      assertThat(recall).isGreaterThan(0.9);
      graph.save(folder.resolve("hnsw-graph-1.akin"));
    }
    assertSameFile("hnsw-graph-1.akin");
  }

  @Test
  void graphsThatTellOfTheirRowsAreSeedsAndAreWrittenAgainAsTheyWere() throws IOException {
    Path golden = GOLDEN.resolve("hnsw-graph-1-rows.akin");
    RowFingerprints rows = RowFingerprints.of(VECTORS);
    try (HnswGraph graph = HnswGraph.open(golden, VECTORS, Metric.L2)) {
      graph.save(folder.resolve("hnsw-graph-1-rows.akin"), rows);
    }
    assertSameFile("hnsw-graph-1-rows.akin");
    MemorySegment bytes = MemorySegment.ofArray(Files.readAllBytes(golden));
    HnswSeed seed = HnswSeed.open(bytes, 0, golden.toString()).orElseThrow();
    assertThat(seed.match(rows).covered()).isEqualTo(VECTORS.size());
  }

  private void assertSameFile(String name) throws IOException {
    assertThat(Files.readAllBytes(folder.resolve(name)))
        .isEqualTo(Files.readAllBytes(GOLDEN.resolve(name)));
  }

  private static int[] truth(float[] query) {
    return new ExactScan(VECTORS, Metric.L2).search(Query.of(query, 10)).ordinals();
  }
}
