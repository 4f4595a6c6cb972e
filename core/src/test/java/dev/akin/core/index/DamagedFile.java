package dev.akin.core.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.core.Indexes;
import dev.akin.core.file.CorruptFileException;
import dev.akin.core.file.SectionFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** A file some bytes of which are others for a while; closed, it is what it was. */
final class DamagedFile implements AutoCloseable {
  private static final int PAGE = 4_096;

  private final Path file;
  private final long at;
  private final byte[] sound;

  private DamagedFile(Path file, long at, byte[] damage) throws IOException {
    this.file = file;
    this.at = at;
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer read = ByteBuffer.allocate(damage.length);
      assertThat(channel.read(read, at)).isEqualTo(damage.length);
      sound = read.array();
    }
    write(damage);
  }

  /**
   * A part of a section file.
   *
   * @param section its name in complaints
   * @param from offset of its first byte
   * @param bytes its length, padding included; less than a MiB, for which there is one checksum
   */
  record Part(String section, long from, long bytes) {
    /** What must be said about damage: file, section, offset, and of data both checksums. */
    String complaint(Path file) {
      String start = Pattern.quote(file + ": section " + section + " at ");
      return section.equals("HEADER")
          ? "(?s)" + start + "[0-9,]+: .+"
          : start
              + Pattern.quote("%,d".formatted(from))
              + ": checksum [0-9a-f]{8}, expected [0-9a-f]{8}";
    }
  }

  /** Header page, sections and checksums of a sound file: all of its bytes. */
  static List<Part> parts(Path file) throws IOException {
    List<Part> parts = new ArrayList<>();
    parts.add(new Part("HEADER", 0, PAGE));
    try (SectionFile opened = SectionFile.open(file)) {
      long end = PAGE;
      for (String section : opened.sections()) {
        long bytes = (opened.section(section).byteSize() + 63) / 64 * 64;
        assertThat(bytes).as(section).isLessThan(1 << 20);
        if (bytes > 0) {
          parts.add(new Part(section, end, bytes));
        }
        end += bytes;
      }
      parts.add(new Part("CHECKSUMS", end, Files.size(file) - end));
    }
    return parts;
  }

  /** Flips the bits of a byte that a mask has. */
  static DamagedFile flip(Path file, long at, byte mask) throws IOException {
    DamagedFile damaged = new DamagedFile(file, at, new byte[1]);
    damaged.write(new byte[] {(byte) (damaged.sound[0] ^ mask)});
    return damaged;
  }

  /** Puts bytes over those from an offset on. */
  static DamagedFile overwrite(Path file, long at, byte[] bytes) throws IOException {
    return new DamagedFile(file, at, bytes);
  }

  /**
   * Opens and searches: refused with file and section, or with damage as a possible reason, or else
   * every answer is ordered, made of ordinals that there are, and what the filter accepts.
   */
  void requireNoCrash() throws IOException {
    try (Index index = Indexes.open(file)) {
      requireNoCrash(index);
    } catch (CorruptFileException e) {
      assertThat(e).hasMessageContaining(file + ": section ");
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageContaining("the index's file is damaged");
    }
  }

  private static void requireNoCrash(Index index) {
    Searcher searcher = index.searcher();
    OrdinalFilter even = ContractRows.every(2, index.size());
    for (int i = 0; i < 3; i++) {
      Query query = Query.of(ContractRows.query(i), SearchContract.K);
      requireOrdered(searcher.search(query), index.size());
      SearchResult filtered = searcher.search(query.withFilter(even));
      requireOrdered(filtered, index.size());
      assertThat(Arrays.stream(filtered.ordinals())).allMatch(even::accepts);
    }
    Query query = Query.of(ContractRows.query(3), 2);
    requireOrdered(searcher.searchRange(query, 20), index.size());
    NeighborIterator neighbors = searcher.iterate(query);
    for (int i = 0; i < 100 && neighbors.advance(); i++) {
      assertThat(neighbors.ordinal()).isBetween(0, index.size() - 1);
    }
    searcher.searchBatch(List.of(query, query)).forEach(r -> requireOrdered(r, index.size()));
  }

  private static void requireOrdered(SearchResult result, int size) {
    for (int i = 0; i < result.size(); i++) {
      assertThat(result.ordinals()[i]).isBetween(0, size - 1);
      if (i > 0) {
        // NaN, which damaged numbers may make, is behind everything.
        assertThat(Float.compare(result.distances()[i - 1], result.distances()[i]))
            .isLessThanOrEqualTo(0);
      }
    }
  }

  private void write(byte[] bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      assertThat(channel.write(ByteBuffer.wrap(bytes), at)).isEqualTo(bytes.length);
    }
  }

  @Override
  public void close() throws IOException {
    write(sound);
  }
}
