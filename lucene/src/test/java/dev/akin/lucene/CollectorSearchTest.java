package dev.akin.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.core.vector.Metric;
import dev.akin.testkit.ExactOracle;
import dev.akin.testkit.Recall;
import dev.akin.testkit.VectorDistribution;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.KnnByteVectorField;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.AbstractKnnCollector;
import org.apache.lucene.search.AcceptDocs;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lucene's own vector queries over the format: 6,000 clustered vectors in three segments. */
final class CollectorSearchTest {
  private static final int SIZE = 6_000;
  private static final int K = 10;
  private static final VectorDistribution POPULATION = VectorDistribution.clustered(64, 20, 7);

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(value = Metric.class, names = "L1", mode = EnumSource.Mode.EXCLUDE)
  void findsTheNearestAndScoresThemAsLuceneDoes(Metric metric) throws IOException {
    float[][] rows = rows(metric);
    try (Directory directory = write(rows, metric);
        DirectoryReader reader = DirectoryReader.open(directory)) {
      IndexSearcher searcher = new IndexSearcher(reader);
      ExactOracle oracle = ExactOracle.of(metric.toString(), rows);
      double recall = 0;
      for (float[] vector : POPULATION.sample(20, 2)) {
        float[] query = metric.prepare(vector);
        ScoreDoc[] hits =
            searcher.search(new KnnFloatVectorQuery(VectorIndex.VECTOR, query, K), K).scoreDocs;
        assertThat(hits).hasSize(K);
        int[] ids = new int[K];
        for (int i = 0; i < K; i++) {
          ids[i] = VectorIndex.id(searcher, hits[i].doc);
          float score = Similarity.of(metric).compare(query, rows[ids[i]]);
          assertThat(Math.abs(hits[i].score - score)).isLessThanOrEqualTo(1e-4f * (1 + score));
        }
        recall += Recall.ofOrdinals(oracle.ordinals(query, K), ids) / 20;
      }
      assertThat(recall).isGreaterThanOrEqualTo(0.97);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 9, 10, 11, 100, 1_500, 5_999, 6_000})
  void aFilterGetsKWheneverKMatch(int matching) throws IOException {
    float[][] rows = rows(Metric.L2);
    try (Directory directory = write(rows, Metric.L2);
        DirectoryReader reader = DirectoryReader.open(directory)) {
      IndexSearcher searcher = new IndexSearcher(reader);
      Query filter = IntPoint.newRangeQuery("number", SIZE - matching, SIZE);
      for (float[] query : POPULATION.sample(10, 2)) {
        ScoreDoc[] hits =
            searcher.search(new KnnFloatVectorQuery(VectorIndex.VECTOR, query, K, filter), K)
                .scoreDocs;
        assertThat(hits).hasSize(Math.min(K, matching));
        for (ScoreDoc hit : hits) {
          assertThat(VectorIndex.id(searcher, hit.doc)).isGreaterThanOrEqualTo(SIZE - matching);
        }
      }
    }
  }

  @Test
  void aCollectorThatWantsAllAboveAScoreGetsAll() throws IOException {
    float[][] rows = rows(Metric.L2);
    try (Directory directory = write(rows, Metric.L2);
        DirectoryReader reader = DirectoryReader.open(directory)) {
      ExactOracle oracle = ExactOracle.l2(rows);
      for (float[] query : POPULATION.sample(5, 2)) {
        ExactOracle.Neighbor[] near = oracle.nearest(query, 200);
        float between = (float) ((near[149].distance() + near[150].distance()) / 2);
        Set<Integer> found = new HashSet<>();
        for (LeafReaderContext leaf : reader.leaves()) {
          AboveScore collector = new AboveScore(Similarity.score(Metric.L2, between));
          AcceptDocs live = AcceptDocs.fromLiveDocs(null, leaf.reader().maxDoc());
          leaf.reader().searchNearestVectors(VectorIndex.VECTOR, query, collector, live);
          for (int document : collector.documents) {
            found.add(VectorIndex.id(new IndexSearcher(reader), leaf.docBase + document));
          }
        }
        assertThat(found)
            .containsExactlyInAnyOrderElementsOf(
                Arrays.stream(near, 0, 150).map(ExactOracle.Neighbor::ordinal).toList());
      }
    }
  }

  /** Says that it collects one, and takes everything above a score. */
  private static final class AboveScore extends AbstractKnnCollector {
    private final float least;
    private final List<Integer> documents = new ArrayList<>();

    AboveScore(float least) {
      super(1, Long.MAX_VALUE);
      this.least = least;
    }

    @Override
    public boolean collect(int document, float score) {
      return score >= least && documents.add(document);
    }

    @Override
    public int numCollected() {
      return documents.size();
    }

    @Override
    public float minCompetitiveSimilarity() {
      return least;
    }

    @Override
    public TopDocs topDocs() {
      throw new UnsupportedOperationException("the test reads its documents");
    }
  }

  @Test
  void whatTheFormatDoesNotStoreIsRefused() throws IOException {
    try (Directory directory = new ByteBuffersDirectory()) {
      Document cosine = new Document();
      cosine.add(new KnnFloatVectorField("v", new float[] {3, 4}, VectorSimilarityFunction.COSINE));
      Document bytes = new Document();
      bytes.add(new KnnByteVectorField("b", new byte[] {3, 4}));
      for (Document refused : new Document[] {cosine, bytes}) {
        IndexWriter writer = new IndexWriter(directory, VectorIndex.config());
        assertThatThrownBy(() -> writer.addDocument(refused))
            .isInstanceOf(UnsupportedOperationException.class)
            .hasMessageMatching(".*(index unit vectors as DOT_PRODUCT|Akin1 stores FLOAT32)");
        writer.rollback();
      }
    }
  }

  private static float[][] rows(Metric metric) {
    return Arrays.stream(POPULATION.sample(SIZE, 1)).map(metric::prepare).toArray(float[][]::new);
  }

  private Directory write(float[][] rows, Metric metric) throws IOException {
    Directory directory = new MMapDirectory(folder);
    try (IndexWriter writer = new IndexWriter(directory, VectorIndex.config())) {
      for (int id = 0; id < rows.length; id++) {
        Document document = VectorIndex.document(id, rows[id], Similarity.of(metric));
        document.add(new IntPoint("number", id));
        writer.addDocument(document);
        if (id % (SIZE / 3) == SIZE / 3 - 1) {
          writer.commit();
        }
      }
    }
    return directory;
  }
}
