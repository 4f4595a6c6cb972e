package dev.akin.core;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.core.file.CorruptFileException;
import dev.akin.core.file.SectionFileWriter;
import dev.akin.core.index.BuildOptions;
import dev.akin.core.index.BuildRequest;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IndexesTest {
  private static final float[][] ROWS = {{1, 0}, {0, 1}};

  @TempDir private Path folder;

  @Test
  void unknownSpecificationsAreRefusedWithTheKnownOnes() {
    assertThatThrownBy(() -> Indexes.build("Annoy50", ROWS, Metric.L2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("no index is called \"Annoy50\": \"Annoy50\" is not understood")
        .hasMessageContaining("HNSW32");
    assertThatThrownBy(() -> Indexes.build("Flat,RFlat,RFlat", ROWS, Metric.L2))
        .hasMessageStartingWith("no index is called \"Flat,RFlat,RFlat\": \"RFlat\" is not");
    assertThatThrownBy(() -> Indexes.build("RFlat", ROWS, Metric.L2))
        .hasMessageStartingWith("\"RFlat\" names no code; there are: Flat");
    assertThatThrownBy(() -> Indexes.build("HNSW1", ROWS, Metric.L2))
        .hasMessage("M is 1, must be in 2 … 512");
  }

  @Test
  void aFileOfAnUnknownFamilyIsRefused() throws IOException {
    Path file = folder.resolve("other.akin");
    try (SectionFileWriter writer = new SectionFileWriter(file, "spaceship")) {
      writer.commit();
    }
    assertThatThrownBy(() -> Indexes.open(file))
        .isInstanceOf(CorruptFileException.class)
        .hasMessageContaining("other.akin: section HEADER at 40: family \"spaceship\"");
  }

  @Test
  void aMissingFileIsMissing() {
    assertThatThrownBy(() -> Indexes.open(folder.resolve("none")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void noRowsHaveNoDimension() {
    assertThatThrownBy(() -> Indexes.build("Flat", new float[0][], Metric.L2))
        .hasMessageContaining("at least one row");
  }

  @Test
  void cosineTakesUnitVectorsOnly() {
    VectorSet vectors = VectorSet.copyOf(new float[][] {{1, 0}, {3, 4}});
    assertThatThrownBy(
            () -> new BuildRequest("Flat", vectors, Metric.COSINE, BuildOptions.defaults()))
        .hasMessageContaining("row 1 has squared length 25.0");
  }
}
