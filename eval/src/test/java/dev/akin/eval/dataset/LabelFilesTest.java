package dev.akin.eval.dataset;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.testkit.SharedData;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LabelFilesTest {
  @TempDir Path folder;

  private Path write(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private Path npy(String type, String shape, ByteBuffer values) throws IOException {
    String header =
        "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }\n".formatted(type, shape);
    ByteBuffer bytes =
        ByteBuffer.allocate(10 + header.length() + values.capacity())
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    bytes.putShort((short) header.length()).put(header.getBytes(UTF_8)).put(values.rewind());
    return write("labels.npy", bytes.array());
  }

  @Test
  void numbersOfBothFormatsAndTextsAgree() throws IOException {
    byte[] idx = {0, 0, 8, 1, 0, 0, 0, 3, 7, (byte) 200, 0};
    ByteBuffer longs = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
    longs.putLong(7).putLong(200).putLong(0);
    assertThat(LabelFiles.read(write("a-idx1-ubyte", idx))).containsExactly("7", "200", "0");
    assertThat(LabelFiles.read(npy("<i8", "3,", longs))).containsExactly("7", "200", "0");
    assertThat(LabelFiles.read(write("a.txt", "7\n200 \n0\n".getBytes(UTF_8))))
        .containsExactly("7", "200", "0");
    Path packed = folder.resolve("a.txt.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write("dress\nBlusé".getBytes(UTF_8));
    }
    assertThat(LabelFiles.read(packed)).containsExactly("dress", "Blusé");
  }

  @Test
  void signsAndLargeNumbersAreKept() throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(2).put((byte) -1).put((byte) 1);
    assertThat(LabelFiles.read(npy("|i1", "2,", bytes))).containsExactly("-1", "1");
    assertThat(LabelFiles.read(npy("|u1", "2,", bytes))).containsExactly("255", "1");
    ByteBuffer large = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    large.putInt(16_777_217).putInt(16_777_216);
    assertThat(LabelFiles.read(npy("<i4", "2,", large)))
        .as("no float can tell them apart")
        .containsExactly("16777217", "16777216");
    ByteBuffer unsigned = ByteBuffer.allocate(8).putLong(-1);
    assertThat(LabelFiles.read(npy(">u8", "1,", unsigned))).containsExactly("18446744073709551615");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<f4 | 2,           | save array.astype('int64')",
        "<i4 | 2, 1         | one-dimensional",
        "<i4 | 3,           | 3 labels of 4 bytes are expected, there are at most 2",
        "<i4 | 99999999999, | the file is cut off",
      })
  void whatHoldsNoLabelsIsSaid(String type, String shape, String message) throws IOException {
    Path file = npy(type, shape, ByteBuffer.allocate(8));
    assertThatThrownBy(() -> LabelFiles.read(file))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("labels.npy")
        .hasMessageContaining(message);
  }

  @Test
  void filesThatAreSomethingElseAreSaid() throws IOException {
    Path images = write("x-idx1-ubyte", new byte[] {0, 0, 8, 2, 0, 0, 0, 1, 0, 0, 0, 1, 5});
    assertThatThrownBy(() -> LabelFiles.read(images)).hasMessageContaining("labels have 1");
    Path latin = write("latin.txt", "Blusé".getBytes(ISO_8859_1));
    assertThatThrownBy(() -> LabelFiles.read(latin))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("no text in UTF-8");
    Path plain = write("plain.txt.gz", "one\ntwo\nthree\nfour\n".getBytes(UTF_8));
    assertThatThrownBy(() -> LabelFiles.read(plain)).hasMessageContaining("not packed by gzip");
    Path cut = write("cut.txt.gz", new byte[] {0x1f});
    assertThatThrownBy(() -> LabelFiles.read(cut)).hasMessageContaining("cut off");
    assertThatThrownBy(() -> LabelFiles.read(folder.resolve("none")))
        .hasMessageEndingWith("none: no such file");
  }

  @Test
  void fashionMnistHasTenClasses() throws IOException {
    Path file = SharedData.require("data/fashion-mnist/train-labels-idx1-ubyte.gz");
    assertThat(LabelFiles.read(file)).hasSize(60_000);
    assertThat(LabelFiles.read(file).stream().distinct()).hasSize(10);
  }
}
