package dev.akin.core.hnsw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.core.file.CorruptFileException;
import dev.akin.core.file.SectionFile;
import dev.akin.core.file.SectionFileWriter;
import dev.akin.core.index.BuildOptions;
import dev.akin.core.index.Coarse;
import dev.akin.core.index.ExactScan;
import dev.akin.core.index.Query;
import dev.akin.core.index.Sample;
import dev.akin.core.index.SearchResult;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import dev.akin.testkit.Recall;
import dev.akin.testkit.VectorDistribution;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 5,000 centroids on a 12-d subspace of 32 dimensions, seeds 1 and 2. */
final class HnswCoarseFamilyTest {
  private static final VectorDistribution POPULATION =
      VectorDistribution.lowIntrinsicDimension(32, 12, 7);
  private static final Sample CENTROIDS =
      new Sample(VectorSet.copyOf(POPULATION.sample(5_000, 1)), Metric.L2);
  private static final float[][] QUERIES = POPULATION.sample(100, 2);
  private static final HnswCoarseFamily FAMILY = new HnswCoarseFamily();
  private static final Coarse COARSE = FAMILY.build("HNSW16", CENTROIDS, BuildOptions.defaults());

  @TempDir private Path folder;

  @Test
  void theNearestListsAreFoundWithoutComparingAll() {
    ExactScan exact = new ExactScan(CENTROIDS.vectors(), Metric.L2);
    double recall = 0;
    for (float[] vector : QUERIES) {
      Query query = Query.of(vector, 16);
      SearchResult found = COARSE.searcher().search(query);
      recall += Recall.ofOrdinals(exact.search(query).ordinals(), found.ordinals());
      assertThat(found.statistics().distances()).isLessThan(2_000);
    }
    assertThat(recall / QUERIES.length).isGreaterThanOrEqualTo(0.98);
  }

  @Test
  void writtenAndOpenedItFindsTheSame() throws IOException {
    Path path = written();
    try (SectionFile file = SectionFile.open(path)) {
      Coarse opened = FAMILY.open(file, CENTROIDS);
      assertThat(opened.bytesInMemory()).isEqualTo(COARSE.bytesInMemory());
      for (float[] vector : QUERIES) {
        Query query = Query.of(vector, 16);
        assertThat(opened.searcher().search(query).ordinals())
            .isEqualTo(COARSE.searcher().search(query).ordinals());
      }
    }
  }

  @Test
  void otherCentroidsAreRefused() throws IOException {
    Sample fewer = new Sample(VectorSet.copyOf(POPULATION.sample(99, 1)), Metric.L2);
    try (SectionFile file = SectionFile.open(written())) {
      assertThatThrownBy(() -> FAMILY.open(file, fewer))
          .isInstanceOf(CorruptFileException.class)
          .hasMessageContaining("built over 5,000 vectors of dimension 32 under l2");
    }
  }

  @Test
  void itsTokensAreThoseOfGraphs() {
    assertThat(FAMILY.accepts("HNSW32")).isTrue();
    assertThat(FAMILY.accepts("HNSW0")).isFalse();
    assertThat(FAMILY.accepts("Flat")).isFalse();
  }

  private Path written() throws IOException {
    Path path = folder.resolve("coarse.akin");
    try (SectionFileWriter writer = new SectionFileWriter(path, "test")) {
      COARSE.write(writer);
      writer.commit();
    }
    return path;
  }
}
