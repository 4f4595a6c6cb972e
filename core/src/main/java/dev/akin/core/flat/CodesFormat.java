package dev.akin.core.flat;

import dev.akin.core.file.SectionFile;
import dev.akin.core.file.SectionFileWriter;
import dev.akin.core.quantizer.Quantizer;
import dev.akin.core.quantizer.QuantizerFamily;
import dev.akin.core.quantizer.QuantizerShape;
import dev.akin.core.quantizer.TrainingSet;
import dev.akin.core.vector.VectorSet;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * How all vectors lie as codes in a section file, version 1; numbers are little-endian.
 *
 * <pre>
 * section  offset  bytes  content
 * LIST     0       4      n, number of vectors
 *          4       4      d, dimension
 * CODE_…                  the quantizer, see docs/formats
 * CODES    b · s   s      block b, s bytes as the quantizer says; the last one padded with zeros
 * </pre>
 */
final class CodesFormat {
  private static final String LIST = "LIST";
  private static final String CODE = "CODE_";
  private static final String CODES = "CODES";
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private CodesFormat() {}

  static void write(SectionFileWriter writer, Quantizer quantizer, MemorySegment codes, int size)
      throws IOException {
    writer.section(LIST).writeInt(size).writeInt(quantizer.dimension());
    quantizer.write(writer, CODE);
    writer.section(CODES).write(codes);
  }

  static CodesIndex read(SectionFile file, QuantizerFamily family) throws IOException {
    MemorySegment list = QuantizerShape.section(file, LIST, 2L * Integer.BYTES);
    int size = list.get(INT, 0);
    int dimension = list.get(INT, 4);
    if (size < 0 || dimension < 1 || dimension > VectorSet.MAX_DIMENSION) {
      throw file.corrupt(LIST, 0, "%,d vectors of dimension %,d".formatted(size, dimension));
    }
    Quantizer quantizer = family.read(file, CODE, TrainingSet.zeroOrigin(dimension));
    MemorySegment codes = QuantizerShape.section(file, CODES, quantizer.codeBytes(size));
    return new CodesIndex(quantizer, codes, size, file::close);
  }
}
