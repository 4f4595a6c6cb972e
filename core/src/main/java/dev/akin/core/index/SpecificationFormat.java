package dev.akin.core.index;

import dev.akin.core.file.SectionFile;
import dev.akin.core.file.SectionFileWriter;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * How an index file names what it holds: section {@code SPECIFICATION} is the factory string in
 * ASCII, at most 1,024 bytes. Files of families {@code flat} and {@code hnsw} that were written
 * before compositions existed have none and are what their family says.
 */
public final class SpecificationFormat {
  private static final String SECTION = "SPECIFICATION";
  private static final int MAX_BYTES = 1_024;

  private SpecificationFormat() {}

  static void write(SectionFileWriter writer, String specification) throws IOException {
    byte[] text = specification.getBytes(StandardCharsets.US_ASCII);
    writer.section(SECTION).write(MemorySegment.ofArray(text));
  }

  /**
   * The factory string of a file.
   *
   * @throws dev.akin.core.file.CorruptFileException if it cannot be one
   */
  public static Optional<String> read(SectionFile file) throws IOException {
    if (!file.sections().contains(SECTION)) {
      return Optional.empty();
    }
    MemorySegment section = file.section(SECTION);
    if (section.byteSize() > MAX_BYTES) {
      throw file.corrupt(
          SECTION, 0, "%,d bytes, at most %,d".formatted(section.byteSize(), MAX_BYTES));
    }
    byte[] text = section.toArray(ValueLayout.JAVA_BYTE);
    return Optional.of(new String(text, StandardCharsets.US_ASCII));
  }
}
