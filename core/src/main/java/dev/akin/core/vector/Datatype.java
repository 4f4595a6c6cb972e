package dev.akin.core.vector;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How the values of stored vectors are kept. Queries are float32 whatever rows are: a distance is
 * that of the query and the decoded row, with nothing rounded but the sum.
 */
public enum Datatype {
  /** 4 bytes: any finite float. */
  FLOAT32(new FloatEncoding()),
  /**
   * 2 bytes: IEEE half floats, rounded to nearest even; off by at most 2⁻¹¹ of a value, or by 2⁻²⁵
   * below 2⁻¹⁴. Values beyond ±65,504 are refused.
   */
  FLOAT16(new HalfEncoding()),
  /** 1 byte: whole numbers from 0 to 255, as SIFT descriptors are; anything else is refused. */
  UINT8(new ByteEncoding());

  /** By their numbers in files. */
  private static final List<Datatype> CODED = List.of(FLOAT32, FLOAT16, UINT8);

  @SuppressWarnings("ImmutableEnumChecker") // Encodings have no state.
  private final RowEncoding encoding;

  Datatype(RowEncoding encoding) {
    this.encoding = encoding;
  }

  /** The datatype with a text such as {@code float16}. */
  public static Datatype parse(String text) {
    return Arrays.stream(values())
        .filter(datatype -> datatype.toString().equals(text))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "datatype \"" + text + "\": use float32, float16 or uint8"));
  }

  /** The text of users and files: {@code float32}, {@code float16}, {@code uint8}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The datatype's number in files: 0 float32, 1 float16, 2 uint8. */
  public int code() {
    return CODED.indexOf(this);
  }

  /** Whether a number from a file is a datatype's. */
  public static boolean isCode(int code) {
    return code >= 0 && code < CODED.size();
  }

  /**
   * The datatype with a number in files.
   *
   * @param code one that {@link #isCode}
   */
  public static Datatype ofCode(int code) {
    return CODED.get(code);
  }

  /** Bytes of one row of a dimension, padding included: a multiple of 64. */
  public long stride(int dimension) {
    return encoding.stride(dimension);
  }

  /**
   * A vector as rows keep it: the values that {@link #read} gives back, bit for bit.
   *
   * @param vector finite values, as its metric {@link Metric#prepare prepared} them
   * @return the vector itself for float32, else a copy
   * @throws IllegalArgumentException naming the first value that cannot be kept
   */
  public float[] round(float[] vector) {
    return encoding.round(vector);
  }

  /**
   * Writes a row with its padding, {@link #stride} bytes.
   *
   * @param vector values that {@link #round} gave
   * @param rows memory of any kind
   */
  public void write(float[] vector, MemorySegment rows, long offset) {
    encoding.write(vector, rows, offset);
  }

  /**
   * Reads the values of a row.
   *
   * @param rows off-heap memory
   * @param target takes {@code dimension} values; what follows them stays
   */
  public void read(MemorySegment rows, long offset, float[] target, int dimension) {
    encoding.read(rows, offset, target, dimension);
  }

  /** A comparison of one query with rows of a dimension, for one thread. */
  RowComparison comparison(int dimension) {
    return encoding.comparison(dimension);
  }
}
