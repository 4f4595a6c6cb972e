package dev.akin.core.file;

import static dev.akin.core.file.SectionFormat.align;

import dev.akin.core.file.SectionFormat.Entry;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Writes a section file: name a section, write its bytes, name the next; {@link #commit()} makes
 * the file appear under its name, complete and on disk. Without it, {@link #close()} leaves nothing
 * behind. Owned by one thread.
 *
 * <pre>
 * try (var writer = new SectionFileWriter(path, "hnsw")) {
 *   writer.section("GRAPH").write(bytes);
 *   writer.commit();
 * }
 * </pre>
 */
public final class SectionFileWriter implements AutoCloseable {
  private final Path target;
  private final Path staging;
  private final String family;
  private final FileChannel channel;
  private final List<Entry> entries = new ArrayList<>();
  private final List<Integer> checksums = new ArrayList<>();
  private final ByteBuffer block =
      ByteBuffer.allocateDirect(SectionFormat.BLOCK).order(ByteOrder.LITTLE_ENDIAN);
  private long position = SectionFormat.PAGE;

  /**
   * Begins a file beside its target, under the target's name with {@code .writing} appended.
   *
   * @param family who can read the sections, at most 24 ASCII letters, digits, '.', '-', '_'
   */
  public SectionFileWriter(Path target, String family) throws IOException {
    this.target = target;
    this.family = SectionFormat.requireText(family, SectionFormat.FAMILY_BYTES);
    this.staging = target.resolveSibling(target.getFileName() + ".writing");
    this.channel =
        FileChannel.open(
            staging,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    channel.position(position);
  }

  /** Ends the section before and begins another; its data starts at a multiple of 64 bytes. */
  public SectionFileWriter section(String name) throws IOException {
    SectionFormat.requireText(name, SectionFormat.NAME_BYTES);
    if (entries.size() == SectionFormat.MAX_SECTIONS) {
      throw new IllegalStateException(
          "a file has at most %d sections".formatted(SectionFormat.MAX_SECTIONS));
    }
    if (entries.stream().anyMatch(entry -> entry.name().equals(name))) {
      throw new IllegalArgumentException("section " + name + " exists already");
    }
    endSection();
    entries.add(new Entry(name, position, 0));
    return this;
  }

  /** Appends bytes to the section. */
  public SectionFileWriter write(MemorySegment bytes) throws IOException {
    requireSection();
    for (long at = 0; at < bytes.byteSize(); ) {
      long length = Math.min(block.remaining(), bytes.byteSize() - at);
      block.put(bytes.asSlice(at, length).asByteBuffer());
      at += length;
      flushIfFull();
    }
    return this;
  }

  /** Appends an int to the section, little-endian. */
  public SectionFileWriter writeInt(int value) throws IOException {
    requireSection();
    if (block.remaining() >= Integer.BYTES) {
      block.putInt(value);
      flushIfFull();
      return this;
    }
    MemorySegment bytes = MemorySegment.ofArray(new byte[Integer.BYTES]);
    bytes.set(SectionFormat.INT, 0, value);
    return write(bytes);
  }

  /** Appends a long to the section, little-endian. */
  public SectionFileWriter writeLong(long value) throws IOException {
    return writeInt((int) value).writeInt((int) (value >>> 32));
  }

  /** Appends a range of ints to the section, little-endian. */
  public SectionFileWriter writeInts(int[] values, int from, int to) throws IOException {
    for (int i = from; i < to; i++) {
      writeInt(values[i]);
    }
    return this;
  }

  /** Completes the file, forces it to disk and moves it to its name, replacing what was there. */
  public void commit() throws IOException {
    endSection();
    MemorySegment sums = MemorySegment.ofArray(new byte[checksums.size() * Integer.BYTES]);
    for (int i = 0; i < checksums.size(); i++) {
      sums.set(SectionFormat.INT, (long) i * Integer.BYTES, checksums.get(i));
    }
    long checksumsAt = position;
    writeFully(sums.asByteBuffer());
    channel.position(0);
    writeFully(page(checksumsAt, sums).asByteBuffer());
    channel.force(true);
    channel.close();
    Files.move(
        staging, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Directories.force(target);
  }

  /** Releases the file; what was not committed is deleted. */
  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(staging);
  }

  private MemorySegment page(long checksumsAt, MemorySegment sums) {
    MemorySegment page = Arena.ofAuto().allocate(SectionFormat.PAGE);
    page.set(SectionFormat.LONG, 0, SectionFormat.MAGIC);
    page.set(SectionFormat.INT, SectionFormat.VERSION_AT, SectionFormat.VERSION);
    page.set(SectionFormat.INT, SectionFormat.COUNT_AT, entries.size());
    page.set(SectionFormat.LONG, SectionFormat.LENGTH_AT, checksumsAt + sums.byteSize());
    page.set(SectionFormat.LONG, SectionFormat.CHECKSUMS_AT, checksumsAt);
    page.set(SectionFormat.INT, SectionFormat.CHECKSUMS_CRC_AT, SectionFormat.crc(sums));
    SectionFormat.putText(page, SectionFormat.FAMILY_AT, family);
    for (int i = 0; i < entries.size(); i++) {
      long at = (long) SectionFormat.ENTRY * (i + 1);
      Entry entry = entries.get(i);
      SectionFormat.putText(page, at, entry.name());
      page.set(SectionFormat.LONG, at + SectionFormat.ENTRY_OFFSET_AT, entry.offset());
      page.set(SectionFormat.LONG, at + SectionFormat.ENTRY_LENGTH_AT, entry.length());
    }
    page.set(SectionFormat.INT, SectionFormat.PAGE_CRC_AT, SectionFormat.pageCrc(page));
    return page;
  }

  /** Pads the current section, writes its last block and records its length. */
  private void endSection() throws IOException {
    if (entries.isEmpty()) {
      return;
    }
    Entry entry = entries.getLast();
    long length = position + block.position() - entry.offset();
    entries.set(entries.size() - 1, new Entry(entry.name(), entry.offset(), length));
    for (long padding = align(length) - length; padding > 0; padding--) {
      block.put((byte) 0);
    }
    if (block.position() > 0) {
      flush();
    }
  }

  private void requireSection() {
    if (entries.isEmpty()) {
      throw new IllegalStateException("name a section before writing to it");
    }
  }

  private void flushIfFull() throws IOException {
    if (!block.hasRemaining()) {
      flush();
    }
  }

  private void flush() throws IOException {
    block.flip();
    CRC32C crc = new CRC32C();
    crc.update(block.duplicate());
    checksums.add((int) crc.getValue());
    position += block.remaining();
    writeFully(block);
    block.clear();
  }

  private void writeFully(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
