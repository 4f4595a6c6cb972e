package dev.akin.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.testkit.Seed;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SectionFileTest {
  @TempDir private Path folder;

  @Test
  void sectionsComeBackAsWritten() throws IOException {
    byte[] large = bytes(2 * SectionFormat.BLOCK + 12_345);
    Path path = folder.resolve("a.akin");
    try (SectionFileWriter writer = new SectionFileWriter(path, "test")) {
      writer.section("EMPTY");
      writer.section("LARGE").write(MemorySegment.ofArray(large));
      writer.section("NUMBERS").writeInt(-7).writeLong(1L << 40);
      writer.writeInts(new int[] {1, 2, 3, 4}, 1, 3);
      writer.commit();
    }
    try (SectionFile file = SectionFile.open(path)) {
      file.verify();
      assertThat(file.family()).isEqualTo("test");
      assertThat(file.sections()).containsExactly("EMPTY", "LARGE", "NUMBERS");
      assertThat(file.section("EMPTY").byteSize()).isZero();
      assertThat(file.section("LARGE").toArray(ValueLayout.JAVA_BYTE)).isEqualTo(large);
      MemorySegment numbers = file.section("NUMBERS");
      assertThat(numbers.byteSize()).isEqualTo(20);
      assertThat(numbers.get(SectionFormat.INT, 0)).isEqualTo(-7);
      assertThat(numbers.get(SectionFormat.LONG, 4)).isEqualTo(1L << 40);
      assertThat(numbers.get(SectionFormat.INT, 12)).isEqualTo(2);
      assertThat(numbers.get(SectionFormat.INT, 16)).isEqualTo(3);
      assertThat(file.section("LARGE").address() % 64).isZero();
      assertThat(numbers.address() % 64).isZero();
      assertThatThrownBy(() -> file.section("OTHER"))
          .isInstanceOf(CorruptFileException.class)
          .hasMessageEndingWith(
              "a.akin: section OTHER is missing, there are [EMPTY, LARGE, NUMBERS]");
    }
  }

  @Test
  void intsAcrossABlockBorderComeBack() throws IOException {
    Path path = folder.resolve("border.akin");
    try (SectionFileWriter writer = new SectionFileWriter(path, "test")) {
      writer.section("S").write(MemorySegment.ofArray(new byte[SectionFormat.BLOCK - 2]));
      writer.writeInt(0x01020304);
      writer.commit();
    }
    try (SectionFile file = SectionFile.open(path)) {
      file.verify();
      assertThat(file.section("S").get(SectionFormat.INT, SectionFormat.BLOCK - 2))
          .isEqualTo(0x01020304);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 64, 4_096, 1_000_003})
  void opensInsideMemoryOfTheCaller(long base) throws IOException {
    byte[] file = Files.readAllBytes(small());
    byte[] around = new byte[(int) base + file.length + 99];
    Arrays.fill(around, (byte) 0x5a);
    System.arraycopy(file, 0, around, (int) base, file.length);
    SectionFile opened = SectionFile.open(MemorySegment.ofArray(around), base, "inner");
    opened.verify();
    assertThat(opened.length()).isEqualTo(file.length);
    assertThat(opened.section("A").get(SectionFormat.INT, 0)).isEqualTo(42);
  }

  @Test
  void everyByteIsCoveredByAChecksum() throws IOException {
    byte[] sound = Files.readAllBytes(small());
    for (int at = 0; at < sound.length; at++) {
      byte[] damaged = sound.clone();
      damaged[at] ^= 0x10;
      assertThatThrownBy(() -> SectionFile.open(MemorySegment.ofArray(damaged), 0, "flip").verify())
          .as("byte %d", at)
          .isInstanceOf(CorruptFileException.class)
          .hasMessageMatching("flip: section (HEADER|CHECKSUMS|A|B) at [0-9,]+: .*");
    }
  }

  @Test
  void damageIsNamedByFileSectionAndOffset() throws IOException {
    byte[] large = bytes(3 * SectionFormat.BLOCK);
    Path path = folder.resolve("graph.akn");
    try (SectionFileWriter writer = new SectionFileWriter(path, "test")) {
      writer.section("FIRST").writeInt(1);
      writer.section("NEIGHBORS").write(MemorySegment.ofArray(large));
      writer.commit();
    }
    byte[] file = Files.readAllBytes(path);
    file[4096 + 64 + SectionFormat.BLOCK + 17] ^= 1;
    SectionFile damaged = SectionFile.open(MemorySegment.ofArray(file), 0, "graph.akn");
    assertThatThrownBy(damaged::verify)
        .hasMessageMatching(
            "graph.akn: section NEIGHBORS at 1,052,736: checksum [0-9a-f]{8}, expected [0-9a-f]{8}");
  }

  @Test
  void lyingHeadersWithRightChecksumsAreRefused() throws IOException {
    byte[] sound = Files.readAllBytes(small());
    assertRefused(sound, SectionFormat.COUNT_AT, -1, "sections, at most 63");
    assertRefused(sound, SectionFormat.COUNT_AT, 64, "sections, at most 63");
    assertRefused(sound, SectionFormat.COUNT_AT, 1, "checksums at");
    assertRefused(sound, SectionFormat.VERSION_AT, 2, "version 2, this program reads 1");
    assertRefused(sound, SectionFormat.LENGTH_AT, Integer.MAX_VALUE, "length");
    assertRefused(sound, SectionFormat.CHECKSUMS_AT, 64, "checksums at 64");
    int entry = SectionFormat.ENTRY;
    assertRefused(sound, entry + SectionFormat.ENTRY_OFFSET_AT, 0, "A has 4 bytes at 0");
    assertRefused(sound, entry + SectionFormat.ENTRY_LENGTH_AT + 4, -1, "remain");
    assertRefused(sound, entry + SectionFormat.ENTRY_LENGTH_AT + 4, 1 << 30, "remain");
  }

  @Test
  void trailingBytesAreRefusedWhenAFileIsOpenedByPath() throws IOException {
    Path path = small();
    Files.write(path, new byte[1], java.nio.file.StandardOpenOption.APPEND);
    assertThatThrownBy(() -> SectionFile.open(path))
        .isInstanceOf(CorruptFileException.class)
        .hasMessageContaining("bytes were written");
  }

  @Test
  void withoutCommitNothingIsLeftAndTheOldFileStays() throws IOException {
    Path path = small();
    byte[] before = Files.readAllBytes(path);
    try (SectionFileWriter writer = new SectionFileWriter(path, "test")) {
      writer.section("A").writeInt(43);
    }
    assertThat(Files.readAllBytes(path)).isEqualTo(before);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(path);
    }
  }

  @Test
  void writersMistakesAreNamed() throws IOException {
    try (SectionFileWriter writer = new SectionFileWriter(folder.resolve("x"), "test")) {
      assertThatThrownBy(() -> writer.writeInt(1)).hasMessageContaining("name a section");
      writer.section("A");
      assertThatThrownBy(() -> writer.section("A")).hasMessageContaining("exists already");
      assertThatThrownBy(() -> writer.section("ÄÖ")).hasMessageContaining("is not a name");
      for (int i = 1; i < SectionFormat.MAX_SECTIONS; i++) {
        writer.section("S" + i);
      }
      assertThatThrownBy(() -> writer.section("B")).hasMessageContaining("at most 63");
    }
    List<String> bad = List.of("", "a b", "x".repeat(25));
    for (String family : bad) {
      assertThatThrownBy(() -> new SectionFileWriter(folder.resolve("y"), family).close())
          .hasMessageContaining("is not a name");
    }
  }

  @Test
  void aClosedFileIsNotRead() throws IOException {
    SectionFile file = SectionFile.open(small());
    MemorySegment section = file.section("A");
    file.close();
    file.close();
    assertThatThrownBy(() -> section.get(SectionFormat.INT, 0))
        .isInstanceOf(IllegalStateException.class);
  }

  private static void assertRefused(byte[] sound, int at, int value, String complaint) {
    MemorySegment lying = MemorySegment.ofArray(sound.clone());
    lying.set(SectionFormat.INT, at, value);
    lying.set(SectionFormat.INT, SectionFormat.PAGE_CRC_AT, SectionFormat.pageCrc(lying));
    assertThatThrownBy(() -> SectionFile.open(lying, 0, "lie"))
        .isInstanceOf(CorruptFileException.class)
        .hasMessageStartingWith("lie: section HEADER at ")
        .hasMessageContaining(complaint);
  }

  private Path small() throws IOException {
    Path path = folder.resolve("small.akin");
    try (SectionFileWriter writer = new SectionFileWriter(path, "test")) {
      writer.section("A").writeInt(42);
      writer.section("B").write(MemorySegment.ofArray(bytes(100)));
      writer.commit();
    }
    return path;
  }

  private static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    SplittableRandom random = Seed.ofRun().random();
    random.nextBytes(bytes);
    return bytes;
  }
}
