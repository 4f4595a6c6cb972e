package dev.akin.core.file;

import dev.akin.core.file.SectionFormat.Entry;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * The header page of a section file, read from bytes that may be hostile: every number is bounded.
 */
record SectionTable(String family, List<Entry> entries, long fileLength, long checksumsAt) {
  private static final String HEADER = "HEADER";
  private static final String CHECKSUMS = "CHECKSUMS";

  static SectionTable read(String file, MemorySegment bytes) throws CorruptFileException {
    Check check = new Check(file, HEADER);
    checkPage(check, bytes);
    List<Entry> entries = entries(check, bytes);
    long end = entries.isEmpty() ? SectionFormat.PAGE : entries.getLast().end();
    long checksumsAt = bytes.get(SectionFormat.LONG, SectionFormat.CHECKSUMS_AT);
    if (checksumsAt != end) {
      throw check.broken(
          SectionFormat.CHECKSUMS_AT,
          "checksums at %,d, sections end at %,d".formatted(checksumsAt, end));
    }
    long blocks = entries.stream().mapToLong(Entry::blocks).sum();
    long expected = end + blocks * Integer.BYTES;
    long length = bytes.get(SectionFormat.LONG, SectionFormat.LENGTH_AT);
    if (length != expected || length > bytes.byteSize()) {
      throw check.broken(
          SectionFormat.LENGTH_AT,
          "length %,d, contents have %,d, %,d bytes are there"
              .formatted(length, expected, bytes.byteSize()));
    }
    String family = SectionFormat.text(bytes, SectionFormat.FAMILY_AT, SectionFormat.FAMILY_BYTES);
    return new SectionTable(family, List.copyOf(entries), length, checksumsAt);
  }

  private static void checkPage(Check check, MemorySegment bytes) throws CorruptFileException {
    if (bytes.byteSize() < SectionFormat.PAGE) {
      throw check.broken(
          0, "%,d bytes, a header has %,d".formatted(bytes.byteSize(), SectionFormat.PAGE));
    }
    long magic = bytes.get(SectionFormat.LONG, 0);
    if (magic != SectionFormat.MAGIC) {
      throw check.broken(
          0, "magic %x, a section file has %x".formatted(magic, SectionFormat.MAGIC));
    }
    int version = bytes.get(SectionFormat.INT, SectionFormat.VERSION_AT);
    if (version != SectionFormat.VERSION) {
      throw check.broken(
          SectionFormat.VERSION_AT,
          "version %d, this program reads %d".formatted(version, SectionFormat.VERSION));
    }
    check.sum(
        SectionFormat.PAGE_CRC_AT,
        SectionFormat.pageCrc(bytes),
        bytes.get(SectionFormat.INT, SectionFormat.PAGE_CRC_AT));
  }

  private static List<Entry> entries(Check check, MemorySegment bytes) throws CorruptFileException {
    int count = bytes.get(SectionFormat.INT, SectionFormat.COUNT_AT);
    if (count < 0 || count > SectionFormat.MAX_SECTIONS) {
      throw check.broken(
          SectionFormat.COUNT_AT,
          "%,d sections, at most %d are possible".formatted(count, SectionFormat.MAX_SECTIONS));
    }
    List<Entry> entries = new ArrayList<>(count);
    long end = SectionFormat.PAGE;
    for (int i = 0; i < count; i++) {
      long at = (long) SectionFormat.ENTRY * (i + 1);
      Entry entry = entry(bytes, at);
      long remaining = bytes.byteSize() - end;
      if (entry.offset() != end || entry.length() < 0 || entry.length() > remaining) {
        throw check.broken(
            at,
            "%s has %,d bytes at %,d, %,d remain at %,d"
                .formatted(entry.name(), entry.length(), entry.offset(), remaining, end));
      }
      end = entry.end();
      entries.add(entry);
    }
    return entries;
  }

  /** Compares every checksum of the file with its bytes. */
  void verify(String file, MemorySegment bytes) throws CorruptFileException {
    new Check(file, HEADER)
        .sum(
            SectionFormat.PAGE_CRC_AT,
            SectionFormat.pageCrc(bytes),
            bytes.get(SectionFormat.INT, SectionFormat.PAGE_CRC_AT));
    MemorySegment sums = bytes.asSlice(checksumsAt, fileLength - checksumsAt);
    new Check(file, CHECKSUMS)
        .sum(
            checksumsAt,
            SectionFormat.crc(sums),
            bytes.get(SectionFormat.INT, SectionFormat.CHECKSUMS_CRC_AT));
    long sum = 0;
    for (Entry entry : entries) {
      Check check = new Check(file, entry.name());
      long end = entry.end();
      for (long at = entry.offset(); at < end; at += SectionFormat.BLOCK) {
        long length = Math.min(SectionFormat.BLOCK, end - at);
        int found = SectionFormat.crc(bytes.asSlice(at, length));
        check.sum(at, found, sums.get(SectionFormat.INT, sum));
        sum += Integer.BYTES;
      }
    }
  }

  private static Entry entry(MemorySegment bytes, long at) {
    return new Entry(
        SectionFormat.text(bytes, at, SectionFormat.NAME_BYTES),
        bytes.get(SectionFormat.LONG, at + SectionFormat.ENTRY_OFFSET_AT),
        bytes.get(SectionFormat.LONG, at + SectionFormat.ENTRY_LENGTH_AT));
  }

  /** Turns a broken expectation into a message with file, section and offset. */
  private record Check(String file, String section) {
    CorruptFileException broken(long offset, String complaint) {
      return new CorruptFileException(
          "%s: section %s at %,d: %s".formatted(file, section, offset, complaint));
    }

    void sum(long offset, int found, int expected) throws CorruptFileException {
      if (found != expected) {
        throw broken(offset, "checksum %08x, expected %08x".formatted(found, expected));
      }
    }
  }
}
