package dev.akin.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.core.vector.Metric;
import dev.akin.testkit.VectorDistribution;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentReader;
import org.apache.lucene.index.SlowCodecReaderWrapper;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Segments that are rewritten while they are read, or come from elsewhere. */
final class MergeTest {
  private static final VectorDistribution POPULATION = VectorDistribution.uniform(32);

  @TempDir private Path folder;

  @Test
  void searchesGoOnWhileSegmentsAreMerged() throws Exception {
    float[][] rows = POPULATION.sample(6_000, 1);
    AtomicBoolean done = new AtomicBoolean();
    try (Directory directory = new MMapDirectory(folder);
        IndexWriter writer =
            new IndexWriter(directory, VectorIndex.config().setMaxBufferedDocs(200));
        ExecutorService thread = Executors.newSingleThreadExecutor()) {
      writer.addDocument(VectorIndex.document(0, rows[0], Similarity.of(Metric.L2)));
      try (SearcherManager searchers = new SearcherManager(writer, null)) {
        Future<Integer> searches =
            thread.submit(() -> {
              int count = 0;
              while (!done.get() || count == 0) {
                searchers.maybeRefreshBlocking();
                requireFindsItself(searchers, rows[0], 0);
                count++;
              }
              return count;
            });
        for (int id = 1; id < rows.length; id++) {
          writer.addDocument(VectorIndex.document(id, rows[id], Similarity.of(Metric.L2)));
          if (id % 2_000 == 0) {
            writer.forceMerge(1);
          }
        }
        writer.forceMerge(1);
        done.set(true);
        assertThat(searches.get()).isPositive();
        searchers.maybeRefreshBlocking();
        requireFindsItself(searchers, rows[5_999], 5_999);
      }
    }
  }

  private static void requireFindsItself(SearcherManager searchers, float[] row, int id)
      throws IOException {
    IndexSearcher searcher = searchers.acquire();
    try {
      ScoreDoc[] hits =
          searcher.search(new KnnFloatVectorQuery(VectorIndex.VECTOR, row, 1), 1).scoreDocs;
      assertThat(hits).hasSize(1);
      assertThat(VectorIndex.id(searcher, hits[0].doc)).isEqualTo(id);
      assertThat(hits[0].score).isEqualTo(1);
    } finally {
      searchers.release(searcher);
    }
  }

  @Test
  void segmentsOfAnotherFormatAreTakenOver() throws IOException {
    float[][] rows = POPULATION.sample(300, 1);
    try (Directory old = new ByteBuffersDirectory();
        Directory directory = new MMapDirectory(folder)) {
      try (IndexWriter writer = new IndexWriter(old, new IndexWriterConfig())) {
        for (int id = 0; id < rows.length; id++) {
          writer.addDocument(VectorIndex.document(id, rows[id], Similarity.of(Metric.L2)));
        }
      }
      try (DirectoryReader reader = DirectoryReader.open(old);
          IndexWriter writer = new IndexWriter(directory, VectorIndex.config())) {
        writer.addIndexes(SlowCodecReaderWrapper.wrap(reader.leaves().getFirst().reader()));
      }
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        AkinSegmentVectors vectors =
            AkinSegmentVectors.of(reader.leaves().getFirst().reader(), VectorIndex.VECTOR)
                .orElseThrow();
        float[] row = new float[32];
        for (int id = 0; id < rows.length; id++) {
          vectors.vectors().copyTo(id, row);
          assertThat(row).isEqualTo(rows[id]);
        }
      }
    }
  }

  @Test
  void segmentsAreReadThroughTheNamesTheyRecord() throws IOException {
    try (Directory directory = new MMapDirectory(folder)) {
      try (IndexWriter writer = new IndexWriter(directory, VectorIndex.config())) {
        writer.addDocument(VectorIndex.document(0, new float[32], Similarity.of(Metric.L2)));
      }
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        SegmentReader segment = (SegmentReader) reader.leaves().getFirst().reader();
        assertThat(segment.getSegmentInfo().info.getCodec()).isInstanceOf(AkinCodec.class);
      }
    }
    assertThat(Codec.forName("AkinLucene104")).isInstanceOf(AkinCodec.class);
    assertThat(KnnVectorsFormat.forName("Akin1")).isInstanceOf(AkinKnnVectorsFormat.class);
  }
}
