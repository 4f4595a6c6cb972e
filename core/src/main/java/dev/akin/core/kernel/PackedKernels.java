package dev.akin.core.kernel;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.foreign.MemorySegment;

/**
 * Distances and inner products between one float query and rows of packed codes ({@link Packing}):
 * integers of 1 to 8 bits with a step per dimension, half floats, brain floats.
 *
 * <p>Chosen with {@link Kernels}, and scalar if the self-test finds a difference. All methods are
 * thread-safe; none allocates. Queries are padded with zeros to {@link Packing#padded}, rows with
 * zero bits. A row's distance does not depend on the others of its batch.
 */
public final class PackedKernels {
  private static final Logger LOGGER = System.getLogger(PackedKernels.class.getName());
  private static final PackedKernelSet SET = choose();
  private static final Packing HALVES = new Packing(Short.SIZE);
  private static final Packing BYTES = new Packing(Byte.SIZE);

  private PackedKernels() {}

  private static PackedKernelSet choose() {
    if (Kernels.name().equals("scalar")) {
      return new ScalarPackedKernels();
    }
    PackedKernelSet simd = new SimdPackedKernels();
    String difference = PackedSelfTest.difference(simd, new ScalarPackedKernels());
    if (difference.isEmpty()) {
      return simd;
    }
    LOGGER.log(
        Level.ERROR,
        "kernels for packed codes: scalar, because the {0}-bit set failed its self-test: {1}",
        Kernels.name(),
        difference);
    return new ScalarPackedKernels();
  }

  /** The kernel set in use. */
  static PackedKernelSet set() {
    return SET;
  }

  /**
   * Fills in {@code Σ (valueᵢ - stepᵢ · codeᵢ)²} of every row of a batch.
   *
   * @param query residual of the query and step of each dimension
   */
  public static void integerSquaredL2(IntegerQuery query, Rows rows, RowBatch batch) {
    SET.integerSquaredL2(query, rows, batch);
  }

  /** Fills in {@code Σ valueᵢ · codeᵢ} of every row of a batch; steps are not looked at. */
  public static void integerDot(IntegerQuery query, Rows rows, RowBatch batch) {
    SET.integerDot(query, rows, batch);
  }

  /** Fills in {@code Σ |valueᵢ - stepᵢ · codeᵢ|} of every row of a batch. */
  public static void integerL1(IntegerQuery query, Rows rows, RowBatch batch) {
    SET.integerL1(query, rows, batch);
  }

  /**
   * Fills in {@code Σ (queryᵢ - scale · halfᵢ)²} of every row of a batch.
   *
   * @param rows IEEE half floats, none infinite or NaN
   * @param scale at most 2¹⁵, so that it times 2¹¹² is a float
   */
  public static void halfSquaredL2(float[] query, float scale, Rows rows, RowBatch batch) {
    SET.halfSquaredL2(query, scale * ScalarPackedKernels.HALF_BIAS, rows, batch);
  }

  /** Fills in {@code scale · Σ queryᵢ · halfᵢ} of every row of a batch. */
  public static void halfDot(float[] query, float scale, Rows rows, RowBatch batch) {
    SET.halfDot(query, scale * ScalarPackedKernels.HALF_BIAS, rows, batch);
  }

  /** Fills in {@code Σ |queryᵢ - scale · halfᵢ|} of every row of a batch. */
  public static void halfL1(float[] query, float scale, Rows rows, RowBatch batch) {
    SET.halfL1(query, scale * ScalarPackedKernels.HALF_BIAS, rows, batch);
  }

  /** Fills in {@code Σ (queryᵢ - brainᵢ)²} of every row of a batch. */
  public static void brainSquaredL2(float[] query, Rows rows, RowBatch batch) {
    SET.brainSquaredL2(query, rows, batch);
  }

  /** Fills in {@code Σ queryᵢ · brainᵢ} of every row of a batch. */
  public static void brainDot(float[] query, Rows rows, RowBatch batch) {
    SET.brainDot(query, rows, batch);
  }

  /**
   * Writes the values of a row of IEEE half floats, none infinite or NaN.
   *
   * @param rows off-heap; packed by 16 bits
   * @param target takes {@code dimension} values; what follows them stays
   */
  public static void unpackHalves(MemorySegment rows, long offset, float[] target, int dimension) {
    int chunks = dimension / HALVES.chunkValues();
    SET.unpackHalves(rows, offset, target, chunks);
    for (int i = chunks * HALVES.chunkValues(); i < dimension; i++) {
      target[i] = Float.float16ToFloat((short) code(HALVES, rows, offset, i));
    }
  }

  /**
   * Writes the values of a row of unsigned bytes.
   *
   * @param rows off-heap; packed by 8 bits
   * @param target takes {@code dimension} values; what follows them stays
   */
  public static void unpackBytes(MemorySegment rows, long offset, float[] target, int dimension) {
    int chunks = dimension / BYTES.chunkValues();
    SET.unpackBytes(rows, offset, target, chunks);
    for (int i = chunks * BYTES.chunkValues(); i < dimension; i++) {
      target[i] = code(BYTES, rows, offset, i);
    }
  }

  private static int code(Packing packing, MemorySegment rows, long offset, int i) {
    int word = rows.get(ScalarPackedKernels.INT, offset + 4L * packing.word(i));
    return word >>> packing.shift(i) & packing.mask();
  }

  /**
   * The sum of the values whose bit is 1.
   *
   * @param values a multiple of 64 of them
   * @param codes off-heap; the bits of values 64 w … 64 w + 63 are the word at {@code offset + 64
   *     w}, so that 8 codes can stand side by side ({@link PlaneScan})
   */
  public static float bitDot(float[] values, MemorySegment codes, long offset) {
    if (values.length % Long.SIZE != 0) {
      throw new IllegalArgumentException(
          "%d values: a multiple of 64 is needed".formatted(values.length));
    }
    return SET.bitDot(values, codes, offset);
  }
}
