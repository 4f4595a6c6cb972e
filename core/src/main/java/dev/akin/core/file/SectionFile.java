package dev.akin.core.file;

import dev.akin.core.file.SectionFormat.Entry;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A section file opened for reading, thread-safe.
 *
 * <p>Opening reads the header page alone and checks all of it, so it takes milliseconds at any
 * size; {@link #verify()} reads every byte. A file opened by path is mapped (or copied where its
 * file system cannot map) and released by {@link #close()}; one opened from a segment stays the
 * caller's.
 */
public final class SectionFile implements AutoCloseable {
  private final String name;
  private final MemorySegment bytes;
  private final SectionTable table;
  private final @Nullable Arena arena;

  private SectionFile(String name, MemorySegment bytes, @Nullable Arena arena)
      throws CorruptFileException {
    this.name = name;
    this.table = SectionTable.read(name, bytes);
    this.bytes = bytes.asSlice(0, table.fileLength());
    this.arena = arena;
  }

  /**
   * Opens a file by mapping.
   *
   * @throws CorruptFileException if its header page is damaged or its length is not the one written
   */
  // The arena is released on failure here, by close() otherwise.
  @SuppressWarnings("MustBeClosedChecker")
  public static SectionFile open(Path path) throws IOException {
    Arena arena = Arena.ofShared();
    try {
      MemorySegment bytes = map(path, arena);
      SectionFile file = new SectionFile(path.toString(), bytes, arena);
      if (file.bytes.byteSize() != bytes.byteSize()) {
        throw new CorruptFileException(
            "%s: section HEADER at %d: %,d bytes were written, %,d are there"
                .formatted(path, SectionFormat.LENGTH_AT, file.bytes.byteSize(), bytes.byteSize()));
      }
      return file;
    } catch (IOException | RuntimeException e) {
      arena.close();
      throw e;
    }
  }

  /**
   * Opens a file inside memory that the caller owns and keeps.
   *
   * @param base byte offset of the file's first byte, a multiple of 64 in memory for full speed
   * @param name what messages call it
   */
  public static SectionFile open(MemorySegment segment, long base, String name)
      throws CorruptFileException {
    if (base < 0 || base > segment.byteSize()) {
      throw new IllegalArgumentException(
          "base %,d is outside of a segment of %,d bytes".formatted(base, segment.byteSize()));
    }
    return new SectionFile(name, segment.asSlice(base), null);
  }

  /** What messages call the file. */
  public String name() {
    return name;
  }

  /** Who can read the sections. */
  public String family() {
    return table.family();
  }

  /** Bytes of the whole file. */
  public long length() {
    return bytes.byteSize();
  }

  /** Names of all sections in file order. */
  public List<String> sections() {
    return table.entries().stream().map(Entry::name).toList();
  }

  /**
   * A section's bytes, unchecked by any checksum: whoever reads them bounds every number.
   *
   * @throws CorruptFileException if there is no such section
   */
  public MemorySegment section(String section) throws CorruptFileException {
    for (Entry entry : table.entries()) {
      if (entry.name().equals(section)) {
        return bytes.asSlice(entry.offset(), entry.length());
      }
    }
    throw new CorruptFileException(
        "%s: section %s is missing, there are %s".formatted(name, section, sections()));
  }

  /** A complaint about a byte of a section, ready to be thrown by its reader. */
  public CorruptFileException corrupt(String section, long offsetInSection, String complaint) {
    long start = 0;
    for (Entry entry : table.entries()) {
      start = entry.name().equals(section) ? entry.offset() : start;
    }
    return new CorruptFileException(
        "%s: section %s at %,d: %s".formatted(name, section, start + offsetInSection, complaint));
  }

  /**
   * Reads the whole file and compares every checksum.
   *
   * @throws CorruptFileException at the first MiB that is not what was written
   */
  public void verify() throws CorruptFileException {
    table.verify(name, bytes);
  }

  /** Unmaps a file that was opened by path; its sections must not be used afterwards. */
  @Override
  public void close() {
    if (arena != null && arena.scope().isAlive()) {
      arena.close();
    }
  }

  private static MemorySegment map(Path path, Arena arena) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      try {
        return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
      } catch (UnsupportedOperationException e) {
        return copy(channel, arena);
      }
    }
  }

  private static MemorySegment copy(FileChannel channel, Arena arena) throws IOException {
    MemorySegment copy = arena.allocate(channel.size(), SectionFormat.PAGE);
    for (long at = 0; at < copy.byteSize(); ) {
      long length = Math.min(SectionFormat.BLOCK, copy.byteSize() - at);
      ByteBuffer target = copy.asSlice(at, length).asByteBuffer();
      int read = channel.read(target, at);
      if (read < 0) {
        throw new CorruptFileException("file ends at byte %,d while it is read".formatted(at));
      }
      at += read;
    }
    return copy;
  }
}
