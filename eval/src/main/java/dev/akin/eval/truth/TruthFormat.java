package dev.akin.eval.truth;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.akin.core.file.CorruptFileException;
import dev.akin.core.file.SectionFile;
import dev.akin.core.file.SectionFileWriter;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * Exact neighbors in a file: a section file of the family {@code truth}.
 *
 * <pre>
 * section    bytes            content
 * KEY        64               SHA-256 of metric, k, base and queries, in hex
 * SHAPE      12               number of queries, k, size of the base, int32 each
 * ORDINALS   4 × queries × k  the neighbors of query 0, nearest first, of query 1, …, int32
 * DISTANCES  4 × queries × k  their distances, float32
 * </pre>
 *
 * All numbers are little-endian. The whole file is checked when it is read.
 */
final class TruthFormat {
  static final String FAMILY = "truth";
  static final String KEY = "KEY";
  static final String SHAPE = "SHAPE";
  static final String ORDINALS = "ORDINALS";
  static final String DISTANCES = "DISTANCES";

  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private TruthFormat() {}

  static void write(Path file, String key, TruthRequest request, GroundTruth truth)
      throws IOException {
    try (SectionFileWriter writer = new SectionFileWriter(file, FAMILY)) {
      writer.section(KEY).write(MemorySegment.ofArray(key.getBytes(US_ASCII)));
      writer
          .section(SHAPE)
          .writeInt(truth.queries())
          .writeInt(truth.k())
          .writeInt(request.base().size());
      writer.section(ORDINALS);
      for (int query = 0; query < truth.queries(); query++) {
        for (int rank = 0; rank < truth.k(); rank++) {
          writer.writeInt(truth.ordinal(query, rank));
        }
      }
      writer.section(DISTANCES);
      for (int query = 0; query < truth.queries(); query++) {
        for (int rank = 0; rank < truth.k(); rank++) {
          writer.writeInt(Float.floatToRawIntBits(truth.distance(query, rank)));
        }
      }
      writer.commit();
    }
  }

  /**
   * Reads and checks a whole file.
   *
   * @throws CorruptFileException if it is damaged or answers another question
   */
  static GroundTruth read(Path path, String key, TruthRequest request) throws IOException {
    try (SectionFile file = SectionFile.open(path)) {
      file.verify();
      requireBytes(file, KEY, ContentHash.DIGITS);
      requireBytes(file, SHAPE, 3L * Integer.BYTES);
      requireBytes(file, ORDINALS, request.neighbors() * Integer.BYTES);
      requireBytes(file, DISTANCES, request.neighbors() * Float.BYTES);
      byte[] found = file.section(KEY).toArray(ValueLayout.JAVA_BYTE);
      if (!new String(found, US_ASCII).equals(key)) {
        throw file.corrupt(KEY, 0, "the neighbors of other vectors");
      }
      int[] ordinals = file.section(ORDINALS).toArray(INT);
      for (int i = 0; i < ordinals.length; i++) {
        if (ordinals[i] < 0 || ordinals[i] >= request.base().size()) {
          throw file.corrupt(
              ORDINALS,
              (long) i * Integer.BYTES,
              "ordinal %,d of %,d".formatted(ordinals[i], request.base().size()));
        }
      }
      return new GroundTruth(request.k(), ordinals, file.section(DISTANCES).toArray(FLOAT));
    }
  }

  private static void requireBytes(SectionFile file, String section, long expected)
      throws CorruptFileException {
    long bytes = file.section(section).byteSize();
    if (bytes != expected) {
      throw file.corrupt(section, 0, "%,d bytes, expected %,d".formatted(bytes, expected));
    }
  }
}
