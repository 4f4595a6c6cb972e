package dev.akin.lucene;

import java.io.IOException;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.KnnVectorsReader;
import org.apache.lucene.codecs.KnnVectorsWriter;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.index.SegmentWriteState;

/**
 * Float vectors of a segment as raw rows and RaBitQ codes of them, name {@code Akin1}. Writing and
 * merging take time linear in the vectors; there is no graph here. Thread-safe.
 *
 * <p>Three files per segment, each with Lucene's index header and checksummed footer; numbers are
 * little-endian, rows and blocks begin at multiples of 64 bytes.
 *
 * <table>
 * <caption>{@code .akm}: what is where, read and checked at open; version 0 if all fields are
 * float32, else 1; per field</caption>
 * <tr><th>type</th><th>what</th></tr>
 * <tr><td>int32</td><td>field number; −1 ends the list</td></tr>
 * <tr><td>byte</td><td>version 1: datatype of the rows: 0 float32, 1 float16, 2 uint8</td></tr>
 * <tr><td>byte</td><td>metric: 0 l2, 1 dot, 2 cosine</td></tr>
 * <tr><td>int32</td><td>d, dimension</td></tr>
 * <tr><td>int32</td><td>n, number of vectors</td></tr>
 * <tr><td>int64</td><td>offset of the rows in {@code .akv}</td></tr>
 * <tr><td>int64</td><td>offset of the documents in {@code .akv}; −1 if ordinal and document are one</td></tr>
 * <tr><td>int64</td><td>offset of the codes in {@code .akq}</td></tr>
 * <tr><td>int64</td><td>seed of the rotation</td></tr>
 * <tr><td>float32 [d]</td><td>centroid</td></tr>
 * </table>
 *
 * <table>
 * <caption>{@code .akv}: vectors; per field</caption>
 * <tr><th>type</th><th>what</th></tr>
 * <tr><td>row [n]</td><td>rows in document order, each padded with zeros to 64 bytes</td></tr>
 * <tr><td>int32 [n]</td><td>the documents of the rows, ascending; absent if ordinal and document are
 * one</td></tr>
 * </table>
 *
 * <table>
 * <caption>A row; words are int32</caption>
 * <tr><th>datatype</th><th>how value i is kept</th></tr>
 * <tr><td>float32</td><td>at byte 4 i</td></tr>
 * <tr><td>float16</td><td>IEEE half float: with i = 32 c + 16 b + w, in word 16 c + w, its lower 16 bits
 * if b is 0, else the upper ones</td></tr>
 * <tr><td>uint8</td><td>with i = 64 c + 16 b + w, in word 16 c + w, bits 8 b to 8 b + 7</td></tr>
 * </table>
 *
 * <table>
 * <caption>{@code .akq}: codes; per field</caption>
 * <tr><th>type</th><th>what</th></tr>
 * <tr><td>block [⌈n / 128⌉]</td><td>codes and factors of 128 vectors each: {@code
 * docs/formats/rabitq.md}</td></tr>
 * </table>
 *
 * <p>Similarities: {@code EUCLIDEAN} is l2, {@code MAXIMUM_INNER_PRODUCT} dot, {@code DOT_PRODUCT}
 * cosine, for Lucene asks for unit vectors there. {@code COSINE} over vectors of any length is
 * refused: normalise them once, and index under {@code DOT_PRODUCT}. Byte vectors are refused:
 * fields are of floats, and {@link StoredDatatype} says in how many bits they are kept. Floats that
 * their datatype does not hold are rounded, or refused when the document is added.
 */
public final class AkinKnnVectorsFormat extends KnnVectorsFormat {
  /** The name under which segments record the format. */
  public static final String NAME = "Akin1";

  static final int MAX_DIMENSION = 4_096;
  static final int VERSION_START = 0;
  static final int VERSION_DATATYPES = 1;
  static final int END_OF_FIELDS = -1;

  private static final long SEED = 42;

  private final long seed;

  /** The format with a fixed rotation; the constructor that Lucene's SPI calls to read segments. */
  public AkinKnnVectorsFormat() {
    this(SEED);
  }

  /**
   * The format.
   *
   * @param seed chooses the random rotation of the codes that are written; readers take it from the
   *     file
   */
  public AkinKnnVectorsFormat(long seed) {
    super(NAME);
    this.seed = seed;
  }

  @Override
  public KnnVectorsWriter fieldsWriter(SegmentWriteState state) throws IOException {
    return AkinVectorsWriter.open(state, seed);
  }

  @Override
  public KnnVectorsReader fieldsReader(SegmentReadState state) throws IOException {
    return AkinVectorsReader.open(state);
  }

  @Override
  public int getMaxDimensions(String field) {
    return MAX_DIMENSION;
  }

  @Override
  public String toString() {
    return NAME + "(seed=" + seed + ")";
  }
}
