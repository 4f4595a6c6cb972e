package dev.akin.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.akin.core.index.SearchParameters;
import dev.akin.core.vector.Metric;
import dev.akin.testkit.ExactOracle;
import dev.akin.testkit.Seed;
import dev.akin.testkit.SeededTest;
import dev.akin.testkit.VectorDistribution;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.KnnVectorValues.DocIndexIterator;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.store.Directory;
import org.junit.jupiter.api.io.TempDir;

/** Random histories of an index against a map of what it must hold. */
final class AkinKnnVectorsFormatTest {
  private static final int DIMENSION = 50;
  private static final int K = 10;

  private static final Metric[] METRICS = {Metric.L2, Metric.DOT, Metric.COSINE};

  @TempDir private Path folder;

  @SeededTest(16)
  void anyHistoryLeavesWhatItShould(Seed seed) throws IOException {
    SplittableRandom random = seed.random();
    Directories kind = anyOf(Directories.values(), random);
    Metric metric = anyOf(METRICS, random);
    IndexWriterConfig config = VectorIndex.config();
    config.setUseCompoundFile(random.nextBoolean());
    if (random.nextBoolean()) {
      config.setIndexSort(new Sort(new SortField(VectorIndex.RANK, SortField.Type.LONG)));
    }
    Map<Integer, float[]> expected = new TreeMap<>();
    try (Directory directory = kind.open(folder.resolve(seed.toString()))) {
      try (IndexWriter writer = new IndexWriter(directory, config)) {
        History history = new History(writer, expected, metric, random);
        for (int round = 0; round < 3; round++) {
          history.step();
          try (DirectoryReader reader = DirectoryReader.open(writer)) {
            requireHolds(reader, expected, metric);
          }
        }
      }
      requireSound(directory);
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        requireHolds(reader, expected, metric);
      }
    }
  }

  private static <T> T anyOf(T[] values, SplittableRandom random) {
    return values[random.nextInt(values.length)];
  }

  /** Some hundred changes at a time, and now and then what Lucene does with segments. */
  private record History(
      IndexWriter writer, Map<Integer, float[]> expected, Metric metric, SplittableRandom random) {
    void step() throws IOException {
      VectorDistribution population = VectorDistribution.clustered(DIMENSION, 10, 7);
      float[][] vectors = population.sample(1 + random.nextInt(1_200), random.nextLong());
      boolean everyDocumentHasOne = random.nextBoolean();
      for (float[] vector : vectors) {
        int id = random.nextInt(2_000);
        if (random.nextInt(10) == 0) {
          writer.deleteDocuments(VectorIndex.term(id));
          expected.remove(id);
        } else {
          boolean without = !everyDocumentHasOne && random.nextInt(5) == 0;
          float[] stored = without ? null : metric.prepare(vector);
          writer.updateDocument(
              VectorIndex.term(id), VectorIndex.document(id, stored, Similarity.of(metric)));
          expected.put(id, stored == null ? new float[0] : stored);
        }
        if (random.nextInt(400) == 0) {
          writer.flush();
        }
      }
      switch (random.nextInt(4)) {
        case 0 -> writer.forceMerge(1);
        case 1 -> writer.commit();
        case 2 -> writer.forceMergeDeletes();
        default -> writer.flush();
      }
    }
  }

  private static void requireHolds(
      DirectoryReader reader, Map<Integer, float[]> expected, Metric metric) throws IOException {
    IndexSearcher searcher = new IndexSearcher(reader);
    assertThat(reader.numDocs()).isEqualTo(expected.size());
    int[] ids =
        expected.entrySet().stream()
            .filter(entry -> entry.getValue().length > 0)
            .mapToInt(Map.Entry::getKey)
            .toArray();
    float[][] rows = Arrays.stream(ids).mapToObj(expected::get).toArray(float[][]::new);
    requireValues(reader, expected);
    ExactOracle oracle = ExactOracle.of(metric.toString(), rows);
    SearchParameters exact = SearchParameters.defaults().withExact(true);
    for (float[] query : VectorDistribution.clustered(DIMENSION, 10, 7).sample(5, 99)) {
      float[] target = metric.prepare(query);
      KnnFloatVectorQuery asked =
          new KnnFloatVectorQuery(
              VectorIndex.VECTOR,
              target,
              K,
              MatchAllDocsQuery.INSTANCE,
              new AkinSearchStrategy(exact));
      ScoreDoc[] hits = searcher.search(asked, K).scoreDocs;
      ExactOracle.Neighbor[] truth = oracle.nearest(target, K);
      assertThat(hits).hasSameSizeAs(truth);
      for (int i = 0; i < hits.length; i++) {
        int id = VectorIndex.id(searcher, hits[i].doc);
        double distance = oracle.distance(target, Arrays.binarySearch(ids, id));
        assertThat(distance)
            .isCloseTo(truth[i].distance(), within(1e-4 * (1 + Math.abs(distance))));
        float score = Similarity.of(metric).compare(target, rows[Arrays.binarySearch(ids, id)]);
        assertThat(hits[i].score).isCloseTo(score, within(1e-4f));
      }
    }
  }

  /** Lucene's view and core's view of each segment against the expected vectors. */
  private static void requireValues(DirectoryReader reader, Map<Integer, float[]> expected)
      throws IOException {
    int live = 0;
    for (LeafReaderContext leaf : reader.leaves()) {
      FloatVectorValues values = leaf.reader().getFloatVectorValues(VectorIndex.VECTOR);
      if (values == null) {
        continue;
      }
      AkinSegmentVectors vectors =
          AkinSegmentVectors.of(leaf.reader(), VectorIndex.VECTOR).orElseThrow();
      assertThat(vectors.size()).isEqualTo(values.size());
      float[] row = new float[DIMENSION];
      IndexSearcher ids = new IndexSearcher(leaf.reader());
      DocIndexIterator iterator = values.iterator();
      for (int document = iterator.nextDoc();
          document != DocIdSetIterator.NO_MORE_DOCS;
          document = iterator.nextDoc()) {
        int ordinal = iterator.index();
        assertThat(vectors.document(ordinal)).isEqualTo(document);
        assertThat(vectors.ordinal(document)).isEqualTo(ordinal);
        vectors.vectors().copyTo(ordinal, row);
        assertThat(values.vectorValue(ordinal)).isEqualTo(row);
        if (leaf.reader().getLiveDocs() == null || leaf.reader().getLiveDocs().get(document)) {
          live++;
          int id = VectorIndex.id(ids, document);
          assertThat(row).isEqualTo(expected.get(id));
        }
      }
      requireCodesAgree(vectors);
    }
    assertThat(live)
        .isEqualTo((int) expected.values().stream().filter(vector -> vector.length > 0).count());
  }

  /** The codes are those of the rows, in their order. */
  private static void requireCodesAgree(AkinSegmentVectors vectors) {
    MemorySegment again = Arena.ofAuto().allocate(vectors.quantizer().codeBytes(vectors.size()));
    vectors.quantizer().encode(vectors.vectors(), again);
    assertThat(vectors.codes().mismatch(again)).isEqualTo(-1);
  }

  private static void requireSound(Directory directory) throws IOException {
    ByteArrayOutputStream report = new ByteArrayOutputStream();
    try (CheckIndex check = new CheckIndex(directory);
        PrintStream lines = new PrintStream(report, true, StandardCharsets.UTF_8)) {
      check.setInfoStream(lines);
      check.setLevel(CheckIndex.Level.MIN_LEVEL_FOR_SLOW_CHECKS);
      assertThat(check.checkIndex().clean)
          .as(() -> report.toString(StandardCharsets.UTF_8))
          .isTrue();
    }
  }
}
