package dev.akin.eval.measure;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Which pages of a mapped file this process has in memory, by Linux's {@code /proc/self}.
 *
 * @param address where the file's first byte is mapped
 */
record MappedPages(long address) {
  private static final Path MAPS = Path.of("/proc/self/maps");
  private static final Path PAGES = Path.of("/proc/self/pagemap");
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final long PAGE = 4096;
  private static final long PRESENT = 1L << 63;

  /** Bytes of a file. */
  record Range(long offset, long length) {}

  /** Whether the system tells. */
  static boolean areKnown() {
    return Files.isReadable(PAGES) && Files.isReadable(MAPS) && Files.isReadable(STATUS);
  }

  /** A number of {@code /proc/self/status}, in bytes. */
  static long status(String name) throws IOException {
    for (String line : Files.readAllLines(STATUS)) {
      if (line.startsWith(name + ":")) {
        return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024;
      }
    }
    throw new IOException(STATUS + " has no " + name);
  }

  /** The mapping of a file from its first byte on. */
  static MappedPages of(Path file) throws IOException {
    String path = file.toRealPath().toString();
    for (String line : Files.readAllLines(MAPS)) {
      String[] words = line.split("\\s+", 6);
      if (words.length == 6 && words[5].equals(path) && Long.parseLong(words[2], 16) == 0) {
        return new MappedPages(Long.parseLong(words[0].split("-", 2)[0], 16));
      }
    }
    throw new IOException(MAPS + ": " + path + " is not mapped");
  }

  /** Bytes of the file's ranges that are in memory, whole pages of them. */
  long present(List<Range> ranges) throws IOException {
    long bytes = 0;
    try (FileChannel pages = FileChannel.open(PAGES, StandardOpenOption.READ)) {
      for (Range range : ranges) {
        bytes += present(pages, range);
      }
    }
    return bytes;
  }

  private long present(FileChannel pages, Range range) throws IOException {
    long first = (address + range.offset) / PAGE;
    long behind = (address + range.offset + range.length + PAGE - 1) / PAGE;
    ByteBuffer flags = ByteBuffer.allocate(1 << 16).order(ByteOrder.nativeOrder());
    long present = 0;
    for (long page = first; page < behind; ) {
      flags.clear().limit((int) Math.min(flags.capacity(), (behind - page) * Long.BYTES));
      if (pages.read(flags, page * Long.BYTES) <= 0) {
        throw new IOException(PAGES + " ends");
      }
      flags.flip();
      while (flags.remaining() >= Long.BYTES) {
        present += (flags.getLong() & PRESENT) != 0 ? 1 : 0;
        page++;
      }
    }
    return Math.min(present * PAGE, range.length);
  }
}
