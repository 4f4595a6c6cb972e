package dev.akin.eval.dataset;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import dev.akin.testkit.Seed;
import dev.akin.testkit.SharedData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class VectorFilesTest {
  private static final ReadOptions BASE = ReadOptions.base(Metric.L2);
  private static final float[][] ROWS = {{1, 2, 3}, {4, 5, 6}, {7, 8, 255}};

  @TempDir Path folder;

  private Path write(String name, ByteBuffer bytes) throws IOException {
    return Files.write(folder.resolve(name), written(bytes));
  }

  private static byte[] written(ByteBuffer bytes) {
    byte[] written = new byte[bytes.position()];
    bytes.get(0, written);
    return written;
  }

  private Path writeGzip(String name, byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    }
    return Files.write(folder.resolve(name), packed.toByteArray());
  }

  private static ByteBuffer little() {
    return ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static float[][] rows(VectorSet vectors) {
    float[][] rows = new float[vectors.size()][vectors.dimension()];
    for (int i = 0; i < rows.length; i++) {
      vectors.copyTo(i, rows[i]);
    }
    return rows;
  }

  private static float[][] read(Path file) throws IOException {
    return rows(VectorFiles.read(file, BASE));
  }

  private static Path resource(String name) throws Exception {
    return Path.of(Objects.requireNonNull(VectorFilesTest.class.getResource(name)).toURI());
  }

  private ByteBuffer fvecs() {
    ByteBuffer bytes = little();
    for (float[] row : ROWS) {
      bytes.putInt(row.length);
      for (float value : row) {
        bytes.putFloat(value);
      }
    }
    return bytes;
  }

  private static ByteBuffer npy(int version, String header, ByteBuffer values) {
    ByteBuffer bytes = little();
    bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0});
    if (version == 1) {
      bytes.putShort((short) header.length());
    } else {
      bytes.putInt(header.length());
    }
    return bytes.put(header.getBytes(ISO_8859_1)).put(values.flip());
  }

  private static ByteBuffer idx(int type, int... sizes) {
    ByteBuffer bytes = ByteBuffer.allocate(4096).putShort((short) 0).put((byte) type);
    bytes.put((byte) sizes.length);
    for (int size : sizes) {
      bytes.putInt(size);
    }
    return bytes;
  }

  @Test
  void fvecsAreFloatsBehindTheirDimension() throws IOException {
    assertThat(read(write("a.fvecs", fvecs()))).isDeepEqualTo(ROWS);
  }

  @Test
  void bvecsAreUnsignedBytes() throws IOException {
    ByteBuffer bytes = little();
    for (float[] row : ROWS) {
      bytes.putInt(3).put((byte) row[0]).put((byte) row[1]).put((byte) (int) row[2]);
    }
    assertThat(read(write("a.bvecs", bytes))).isDeepEqualTo(ROWS);
  }

  @Test
  void ivecsAreInts() throws IOException {
    ByteBuffer bytes = little().putInt(2).putInt(-1).putInt(70_000);
    assertThat(read(write("a.ivecs", bytes))).isDeepEqualTo(new float[][] {{-1, 70_000}});
  }

  @ParameterizedTest
  @ValueSource(strings = {"fvecs", "bvecs", "ivecs"})
  void whatTheWriterWritesTheReaderReads(String extension) throws IOException {
    Path file = folder.resolve("written." + extension);
    try (XvecsWriter writer = XvecsWriter.create(file)) {
      for (float[] row : ROWS) {
        switch (extension) {
          case "fvecs" -> writer.add(row);
          case "bvecs" ->
              writer.add(new byte[] {(byte) row[0], (byte) row[1], (byte) (int) row[2]});
          default -> writer.add(new int[] {(int) row[0], (int) row[1], (int) row[2]});
        }
      }
      assertThat(file).doesNotExist();
      writer.commit();
    }
    assertThat(read(file)).isDeepEqualTo(ROWS);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void aRowOfAnotherLengthIsNotWritten() throws IOException {
    try (XvecsWriter writer = XvecsWriter.create(folder.resolve("a.fvecs"))) {
      writer.add(new float[3]);
      assertThatThrownBy(() -> writer.add(new float[2]))
          .hasMessage("a row of 2 values in a file of dimension 3");
    }
    assertThat(folder.resolve("a.fvecs")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({"1, <f4", "2, <f4", "3, <f4", "1, <f8", "1, >f4", "1, |u1", "1, |i1", "1, <f2"})
  void npyHoldsTheTypesOfEmbeddings(int version, String type) throws IOException {
    ByteBuffer values = little();
    values.order(type.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    float[][] rows = type.equals("|i1") ? new float[][] {{1, -2}, {3, 4}} : ROWS;
    for (float[] row : rows) {
      for (float value : row) {
        switch (type.substring(1)) {
          case "f4" -> values.putFloat(value);
          case "f8" -> values.putDouble(value);
          case "f2" -> values.putShort(Float.floatToFloat16(value));
          default -> values.put((byte) (int) value);
        }
      }
    }
    String header =
        "{'descr': '%s', 'fortran_order': False, 'shape': (%d, %d), }   \n"
            .formatted(type, rows.length, rows[0].length);
    assertThat(read(write("a.npy", npy(version, header, values)))).isDeepEqualTo(rows);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'descr': '<f4', 'fortran_order': True, 'shape': (1, 2), }  | Fortran order",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (4,), }   | two-dimensional",
        "{'descr': '<c8', 'fortran_order': False, 'shape': (1, 2), } | two-dimensional array of"
            + " numbers",
        "{'descr': '<u8', 'fortran_order': False, 'shape': (1, 2), } | type u8",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (9, 2), } | hold 1 whole rows of"
            + " dimension 2, 9 are",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (9, 0), } | dimension 0",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (9, 99999999), } | dimension 99,999,999",
      })
  void anNpyFileThatIsNoSetOfVectorsIsRefused(String header, String complaint) throws IOException {
    Path file = write("a.npy", npy(1, header, little().putFloat(1).putFloat(2)));
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(DatasetException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(complaint);
  }

  @Test
  void idxFlattensAllButItsFirstDimension() throws IOException {
    ByteBuffer bytes = idx(0x08, 2, 2, 2).put(new byte[] {1, 2, 3, 4, 5, 6, 7, (byte) 200});
    float[][] expected = {{1, 2, 3, 4}, {5, 6, 7, 200}};
    assertThat(read(write("x-idx3-ubyte", bytes))).isDeepEqualTo(expected);
    assertThat(read(write("x.idx", bytes))).isDeepEqualTo(expected);
    assertThat(read(writeGzip("x-idx3-ubyte.gz", written(bytes)))).isDeepEqualTo(expected);
    assertThat(read(write("f.idx", idx(0x0d, 1, 2).putFloat(1.5f).putFloat(-2))))
        .isDeepEqualTo(new float[][] {{1.5f, -2}});
  }

  @Test
  void damagedIdxIsRefused() throws IOException {
    Path labels = write("labels-idx1-ubyte", idx(0x08, 2).put(new byte[2]));
    assertThatThrownBy(() -> read(labels)).hasMessageContaining("labels have 1");
    Path type = write("type.idx", idx(0x0a, 2, 2));
    assertThatThrownBy(() -> read(type)).hasMessageContaining("unknown type 0a");
    Path shortened = write("short.idx", idx(0x08, 3, 2).put(new byte[5]));
    assertThatThrownBy(() -> read(shortened))
        .hasMessageContaining("17 bytes hold 2 whole rows of dimension 2, 3 are expected");
    assertThat(rows(VectorFiles.read(shortened, BASE.withLimit(2)))).hasDimensions(2, 2);
    Path plain = write("plain.idx.gz", idx(0x08, 1, 1).put((byte) 1));
    assertThatThrownBy(() -> read(plain)).hasMessageContaining("not packed by gzip");
  }

  @Test
  void aHeaderThatPromisesMoreThanGzipCanPackIsRefusedBeforeAllocation() throws IOException {
    Path file = writeGzip("bomb.idx.gz", written(idx(0x08, Integer.MAX_VALUE, 1 << 20)));
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("2,147,483,647 rows of dimension 1,048,576 cannot be packed");
  }

  @Test
  void aCutOffGzipFileSaysWhere() throws IOException {
    Path file = writeGzip("cut.idx.gz", written(idx(0x08, 100, 2).put(new byte[150])));
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("at byte 162: 2 bytes are expected, the file ends after 0");
  }

  @Test
  void rawFilesTellTheirShapeByTheirNames() throws IOException {
    ByteBuffer bytes = little().put(new byte[] {1, 2, 3, 4, 5, (byte) 255});
    assertThat(read(write("base.3x2.u8", bytes)))
        .isDeepEqualTo(new float[][] {{1, 2}, {3, 4}, {5, 255}});
    assertThat(read(write("base_3x2.i8", bytes)))
        .isDeepEqualTo(new float[][] {{1, 2}, {3, 4}, {5, -1}});
    assertThat(read(write("1x2.f32", little().putFloat(0.5f).putFloat(2))))
        .isDeepEqualTo(new float[][] {{0.5f, 2}});
    Path tooShort = write("base.4x2.u8", bytes);
    assertThatThrownBy(() -> read(tooShort))
        .hasMessageContaining("6 bytes hold 3 whole rows of dimension 2, 4 are expected");
    Path tooLong = write("base.2x2.u8", bytes);
    assertThatThrownBy(() -> read(tooLong)).hasMessageContaining("2 bytes are left behind");
  }

  @Test
  void hdf5IsReadByRoleContiguousOrChunked() throws Exception {
    float[][] train = new float[30][6];
    for (int i = 0; i < 30; i++) {
      for (int j = 0; j < 6; j++) {
        train[i][j] = i + j / 4f;
      }
    }
    for (String layout : new String[] {"contiguous", "chunked"}) {
      Path file = resource(layout + ".hdf5");
      assertThat(read(file)).as(layout).isDeepEqualTo(train);
      VectorSet queries = VectorFiles.read(file, ReadOptions.queries(Metric.L2));
      assertThat(queries.size()).isEqualTo(7);
      float scale = layout.equals("chunked") ? 4 : 1;
      assertThat(rows(queries)[6][5]).isEqualTo((6.5f + 5 / 4f) * scale);
    }
  }

  @Test
  void damagedHdf5IsRefused() throws Exception {
    byte[] whole = Files.readAllBytes(resource("contiguous.hdf5"));
    Path cut = Files.write(folder.resolve("cut.hdf5"), Arrays.copyOf(whole, 600));
    assertThatThrownBy(() -> read(cut))
        .isInstanceOf(DatasetException.class)
        .hasMessageStartingWith(cut.toString());
    Path none = Files.write(folder.resolve("none.h5"), new byte[2000]);
    assertThatThrownBy(() -> read(none))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("cannot be read as HDF5");
  }

  /** Whatever one bit is changed to: other numbers or a complaint, never anything else. */
  @ParameterizedTest
  @ValueSource(strings = {"contiguous", "chunked"})
  void aChangedBitInHdf5NeverDoesWorseThanAComplaint(String layout) throws Exception {
    byte[] whole = Files.readAllBytes(resource(layout + ".hdf5"));
    SplittableRandom random = Seed.ofRun().random();
    Path file = folder.resolve("damaged.hdf5");
    int complaints = 0;
    for (int i = 0; i < 400; i++) {
      byte[] damaged = whole.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, damaged);
      try {
        VectorFiles.read(file, BASE.withLimit(1000));
      } catch (DatasetException e) {
        complaints++;
        assertThat(e).hasMessageStartingWith(file.toString());
      }
    }
    assertThat(complaints).as("damage that matters").isPositive();
  }

  @Test
  void aFileCutOffInsideARowSaysHowManyRowsAreWhole() throws IOException {
    ByteBuffer bytes = fvecs();
    bytes.position(bytes.position() - 3);
    Path file = write("cut.fvecs", bytes);
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(DatasetException.class)
        .hasMessage(
            file
                + ": 45 bytes hold 2 whole rows of dimension 3, 3 are expected: the file is cut"
                + " off; --limit 2 takes the whole ones");
    assertThat(rows(VectorFiles.read(file, BASE.withLimit(2)))).hasDimensions(2, 3);
  }

  @Test
  void aRowOfAnotherDimensionIsNamed() throws IOException {
    Path file = write("a.fvecs", fvecs().putInt(32, 7));
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(DatasetException.class)
        .hasMessage(file + ": at byte 32: row 2 has dimension 7, the first row has 3");
  }

  @Test
  void cosineScalesAndNamesTheRowThatHasNoDirection() throws IOException {
    ReadOptions cosine = ReadOptions.base(Metric.COSINE);
    ByteBuffer bytes = little().putInt(2).putFloat(3).putFloat(4).putInt(2).putFloat(0).putFloat(0);
    Path file = write("a.fvecs", bytes);
    assertThat(rows(VectorFiles.read(file, cosine.withLimit(1)))[0]).containsExactly(0.6f, 0.8f);
    assertThatThrownBy(() -> VectorFiles.read(file, cosine))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("row 1: all 2 values are zero");
  }

  @Test
  void valuesThatAreNoNumbersAreNamed() throws IOException {
    Path file = write("a.fvecs", little().putInt(2).putFloat(3).putFloat(Float.NaN));
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("row 0: value 1 of 2 is NaN");
  }

  @Test
  void whatCannotBeReadAtAllIsSaid() throws IOException {
    assertThatThrownBy(() -> read(folder.resolve("none.fvecs")))
        .hasMessageContaining("no such file");
    assertThatThrownBy(() -> read(folder)).hasMessageContaining("no regular file");
    Path text = Files.writeString(folder.resolve("a.txt"), "1 2 3");
    assertThatThrownBy(() -> read(text))
        .hasMessageContaining("the name tells no format: it should end in .fvecs, .bvecs");
    Path empty = Files.write(folder.resolve("empty.fvecs"), new byte[0]);
    assertThatThrownBy(() -> read(empty)).hasMessageContaining("the file ends after 0");
    Path huge = write("huge.fvecs", little().putInt(Integer.MAX_VALUE));
    assertThatThrownBy(() -> read(huge)).hasMessageContaining("dimension 2,147,483,647");
  }

  @Test
  void realFilesHaveTheShapesTheyAreKnownFor() throws IOException {
    VectorSet mnist =
        VectorFiles.read(
            SharedData.require("data/fashion-mnist/test-first5000-images-idx3-ubyte.gz"), BASE);
    assertThat(mnist.size()).isEqualTo(5000);
    assertThat(mnist.dimension()).isEqualTo(784);
    float[] row = new float[784];
    mnist.copyTo(4999, row);
    assertThat(row).as("pixels").contains(0f).doesNotContain(-1f);
    VectorSet sift = VectorFiles.read(SharedData.require("data/bigann10k/base.10000x128.u8"), BASE);
    assertThat(sift.size()).isEqualTo(10_000);
    VectorSet texts =
        VectorFiles.read(SharedData.require("data/cohere-1k/cohere_1k_vectors.1000x768.f32"), BASE);
    float[] text = new float[768];
    texts.copyTo(999, text);
    double squares = 0;
    for (float value : text) {
      squares += value * value;
    }
    assertThat(Math.sqrt(squares)).as("norms are about 13.4").isBetween(12.0, 15.0);
  }
}
