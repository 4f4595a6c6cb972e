package dev.akin.eval.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.testkit.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files written by pyarrow 25: 30 rows of 6 values, row i and column j hold i + j / 4. {@code none}
 * and {@code snappy} have pages of version 1 with dictionaries, {@code gzip} without, {@code zstd}
 * and {@code lz4} pages of version 2, {@code split} doubles in byte-stream-split encoding.
 */
final class ParquetRowsTest {
  @TempDir Path folder;

  private static Path resource(String name) throws Exception {
    return Path.of(
        Objects.requireNonNull(ParquetRowsTest.class.getResource(name + ".parquet")).toURI());
  }

  private static float[][] read(Path file) throws IOException {
    try (ParquetRows parquet = ParquetRows.open(file)) {
      float[][] rows = new float[(int) Math.min(1000, parquet.rows())][parquet.dimension()];
      for (float[] row : rows) {
        parquet.next(row);
      }
      return rows;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "snappy", "gzip", "zstd", "lz4", "split"})
  void readsWhatPyarrowWrote(String name) throws Exception {
    float[][] rows = read(resource(name));
    assertThat(rows).hasDimensions(30, 6);
    for (int i = 0; i < 30; i++) {
      for (int j = 0; j < 6; j++) {
        assertThat(rows[i][j]).as("row %d column %d", i, j).isEqualTo(i + j / 4f);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "missing | row 1: the list or one of its values is missing (null)",
        "ragged  | row 1 has 1 values, the first row has 2",
        "two     | 2 columns are lists of numbers [v.list.element, w.list.element], one is expected",
        "scalar  | 0 columns are lists of numbers [], one is expected among [v]",
      })
  void columnsThatAreNoVectorsAreRefused(String name, String complaint) throws Exception {
    Path file = resource(name);
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(ParquetException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(complaint);
  }

  @Test
  void aCutOffFileIsRefused() throws Exception {
    byte[] whole = Files.readAllBytes(resource("none"));
    Path file = Files.write(folder.resolve("cut.parquet"), Arrays.copyOf(whole, 1000));
    assertThatThrownBy(() -> read(file)).hasMessageContaining("does not end with PAR1");
    Path empty = Files.write(folder.resolve("empty.parquet"), new byte[3]);
    assertThatThrownBy(() -> read(empty)).hasMessageContaining("3 bytes are no Parquet file");
  }

  /** Whatever one byte is changed to: other numbers or a complaint, never anything else. */
  @ParameterizedTest
  @ValueSource(strings = {"none", "snappy", "gzip", "zstd", "lz4", "split"})
  void aChangedByteNeverDoesWorseThanAComplaint(String name) throws Exception {
    byte[] whole = Files.readAllBytes(resource(name));
    SplittableRandom random = Seed.ofRun().random();
    int complaints = 0;
    for (int i = 0; i < 400; i++) {
      byte[] damaged = whole.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      Path file = Files.write(folder.resolve("damaged.parquet"), damaged);
      try {
        read(file);
      } catch (ParquetException e) {
        complaints++;
        assertThat(e).hasMessageStartingWith(file.toString());
      }
    }
    assertThat(complaints).as("damage that matters").isPositive();
  }
}
