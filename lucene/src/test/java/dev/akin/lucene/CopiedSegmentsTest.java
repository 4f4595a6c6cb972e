package dev.akin.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.core.index.Query;
import dev.akin.core.index.SearchResult;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import dev.akin.testkit.VectorDistribution;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A segment of 4 MiB of vectors, read in place and through copies. */
final class CopiedSegmentsTest {
  private static final VectorDistribution POPULATION = VectorDistribution.uniform(200);
  private static final float[][] ROWS = POPULATION.sample(5_000, 1);

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    try (Directory directory = new MMapDirectory(folder);
        IndexWriter writer = new IndexWriter(directory, VectorIndex.config())) {
      for (int id = 0; id < ROWS.length; id++) {
        writer.addDocument(VectorIndex.document(id, ROWS[id], Similarity.of(Metric.L2)));
      }
      writer.forceMerge(1);
    }
  }

  @ParameterizedTest
  @EnumSource(value = Directories.class, names = "HEAP_BUFFERS", mode = EnumSource.Mode.EXCLUDE)
  void answersDoNotDependOnTheDirectory(Directories kind) throws IOException {
    List<SearchResult> expected = new ArrayList<>();
    try (Directory directory = new MMapDirectory(folder);
        DirectoryReader reader = DirectoryReader.open(directory)) {
      for (float[] query : POPULATION.sample(10, 2)) {
        expected.add(only(reader).searcher().search(Query.of(query, 10)));
      }
    }
    try (Directory directory = kind.open(folder);
        DirectoryReader reader = DirectoryReader.open(directory)) {
      float[][] queries = POPULATION.sample(10, 2);
      for (int i = 0; i < queries.length; i++) {
        SearchResult found = only(reader).searcher().search(Query.of(queries[i], 10));
        assertThat(found.ordinals()).isEqualTo(expected.get(i).ordinals());
        assertThat(found.distances()).isEqualTo(expected.get(i).distances());
        assertThat(found.statistics()).isEqualTo(expected.get(i).statistics());
      }
      FloatVectorValues values =
          reader.leaves().getFirst().reader().getFloatVectorValues(VectorIndex.VECTOR);
      for (int ordinal = 0; ordinal < ROWS.length; ordinal += 7) {
        assertThat(values.vectorValue(ordinal)).isEqualTo(ROWS[ordinal]);
      }
    }
  }

  @Test
  void mappedRowsAreAlignedInMemoryAndNotCopied() throws IOException {
    try (Directory directory = new MMapDirectory(folder);
        DirectoryReader reader = DirectoryReader.open(directory)) {
      VectorSet vectors = only(reader).vectors();
      assertThat(vectors.segment().isMapped()).isTrue();
      assertThat(vectors.segment().address() % 64).isZero();
      assertThat(vectors.stride()).isEqualTo(832);
      assertThat(only(reader).codes().address() % 64).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Directories.class,
      names = {"MAPPED_IN_SMALL_CHUNKS", "FILE_CHANNELS"})
  void aCopyIsMadeOnce(Directories kind) throws IOException {
    try (Directory directory = kind.open(folder);
        DirectoryReader reader = DirectoryReader.open(directory)) {
      MemorySegment first = only(reader).vectors().segment();
      assertThat(first.isMapped()).isFalse();
      assertThat(only(reader).vectors().segment().address()).isEqualTo(first.address());
    }
  }

  @Test
  void mappedRowsEndWithTheirReader() throws IOException {
    VectorSet vectors;
    try (Directory directory = new MMapDirectory(folder);
        DirectoryReader reader = DirectoryReader.open(directory)) {
      vectors = only(reader).vectors();
    }
    assertThatThrownBy(() -> vectors.copyTo(0, new float[200]))
        .isInstanceOf(IllegalStateException.class);
  }

  private static AkinSegmentVectors only(DirectoryReader reader) {
    assertThat(reader.leaves()).hasSize(1);
    return AkinSegmentVectors.of(reader.leaves().getFirst().reader(), VectorIndex.VECTOR)
        .orElseThrow();
  }
}
