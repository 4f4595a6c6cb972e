package dev.akin.core.ivf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.core.Indexes;
import dev.akin.core.file.CorruptFileException;
import dev.akin.core.file.SectionFile;
import dev.akin.core.file.SectionFileWriter;
import dev.akin.core.index.Index;
import dev.akin.core.index.SearchResult;
import dev.akin.core.vector.Metric;
import dev.akin.testkit.VectorDistribution;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files whose checksums are right and whose numbers are not: what somebody may have made up. */
final class IvfFormatTest {
  private static final float[][] ROWS = VectorDistribution.uniform(5).sample(400, 1);

  @TempDir private Path folder;
  private Path sound;

  @BeforeEach
  void save() throws IOException {
    sound = folder.resolve("sound.akin");
    try (Index index = Indexes.build("IVF8,Flat", ROWS, Metric.L2)) {
      index.save(sound);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "IVF, 0, 3, version 3",
    "IVF, 0, 1, the shape asks for",
    "IVF, 20, 3, last blocks of a multiple of 3 places",
    "IVF, 20, 8, the shape asks for",
    "IVF, 4, -1, -1 vectors",
    "IVF, 4, 401, the lists have 400 vectors",
    "IVF, 8, 0, dimension 0",
    "IVF, 8, 2000000, dimension 2",
    "IVF, 12, 0, in 0 lists",
    "IVF, 12, 9, in 9 lists",
    "IVF, 12, 7, 'the shape asks for'",
    "IVF, 16, 2, residuals 2",
    "SIZES, 4, -5, list 1 has -5 vectors",
    "SIZES, 0, 2147483647, the lists have",
    "CODE_SHAPE, 8, 6, dimension 6",
    "CODE_SHAPE, 4, 7, metric 7",
  })
  void numbersThatContradictEachOtherAreRefused(
      String section, long offset, int value, String message) throws IOException {
    Path changed = changed(section, offset, value);
    assertThatThrownBy(() -> Indexes.open(changed))
        .isInstanceOf(CorruptFileException.class)
        .hasMessageContaining("changed.akin: section ")
        .hasMessageContaining(message);
  }

  @Test
  void ordinalsThatDoNotExistAreNotFound() throws IOException {
    for (int value : new int[] {400, -7, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
      try (Index index = Indexes.open(changed("ORDINALS", 0, value))) {
        SearchResult all = index.search(ROWS[0], 400);
        assertThat(all.size()).isEqualTo(399);
        assertThat(Arrays.stream(all.ordinals())).allMatch(o -> o >= 0 && o < 400);
      }
    }
  }

  @Test
  void aCentroidThatIsNoNumberLosesNoRow() throws IOException {
    int nan = Float.floatToRawIntBits(Float.NaN);
    try (Index index = Indexes.open(changed("CENTROIDS", 0, nan))) {
      assertThat(index.search(ROWS[0], 400).size()).isEqualTo(400);
    }
  }

  /** The sound file with one int replaced and checksums to match. */
  private Path changed(String section, long offset, int value) throws IOException {
    Path changed = folder.resolve("changed.akin");
    try (SectionFile file = SectionFile.open(sound);
        SectionFileWriter writer = new SectionFileWriter(changed, file.family())) {
      for (String name : file.sections()) {
        byte[] bytes = file.section(name).toArray(ValueLayout.JAVA_BYTE);
        if (name.equals(section)) {
          MemorySegment.ofArray(bytes).set(IvfFormat.INT, offset, value);
        }
        writer.section(name).write(MemorySegment.ofArray(bytes));
      }
      writer.commit();
    }
    return changed;
  }
}
