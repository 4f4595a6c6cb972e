package dev.akin.core.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToIntFunction;

/** Compares two kernel sets for packed codes on random rows. */
final class PackedSelfTest {
  private static final int ROWS = 7; // One group of four, and three that repeat their last row.

  private static final List<Check> CHECKS =
      List.of(
          new Check("bit dot", 1, SplittableRandom::nextInt, PackedSelfTest::bitDots),
          new Check(
              "1-bit dot",
              1,
              SplittableRandom::nextInt,
              (s, c, b) -> s.integerDot(c.query, c.rows, b)),
          new Check(
              "2-bit dot",
              2,
              SplittableRandom::nextInt,
              (s, c, b) -> s.integerDot(c.query, c.rows, b)),
          new Check(
              "4-bit squared L2",
              4,
              SplittableRandom::nextInt,
              (s, c, b) -> s.integerSquaredL2(c.query, c.rows, b)),
          new Check(
              "4-bit dot",
              4,
              SplittableRandom::nextInt,
              (s, c, b) -> s.integerDot(c.query, c.rows, b)),
          new Check(
              "8-bit squared L2",
              8,
              SplittableRandom::nextInt,
              (s, c, b) -> s.integerSquaredL2(c.query, c.rows, b)),
          new Check(
              "8-bit l1",
              8,
              SplittableRandom::nextInt,
              (s, c, b) -> s.integerL1(c.query, c.rows, b)),
          new Check(
              "8-bit dot",
              8,
              SplittableRandom::nextInt,
              (s, c, b) -> s.integerDot(c.query, c.rows, b)),
          new Check(
              "half squared L2",
              16,
              PackedSelfTest::half,
              (s, c, b) -> s.halfSquaredL2(c.values(), c.scale(), c.rows, b)),
          new Check(
              "half dot",
              16,
              PackedSelfTest::half,
              (s, c, b) -> s.halfDot(c.values(), c.scale(), c.rows, b)),
          new Check(
              "half l1",
              16,
              PackedSelfTest::half,
              (s, c, b) -> s.halfL1(c.values(), c.scale(), c.rows, b)),
          new Check("unpacked halves", 16, PackedSelfTest::half, PackedSelfTest::unpackedHalves),
          new Check("unpacked bytes", 8, SplittableRandom::nextInt, PackedSelfTest::unpackedBytes),
          new Check(
              "brain squared L2",
              16,
              PackedSelfTest::brain,
              (s, c, b) -> s.brainSquaredL2(c.values(), c.rows, b)),
          new Check(
              "brain dot",
              16,
              PackedSelfTest::brain,
              (s, c, b) -> s.brainDot(c.values(), c.rows, b)));

  private PackedSelfTest() {}

  /** Reads rows as bits of words that lie 64 bytes apart. */
  private static void bitDots(PackedKernelSet set, Case input, RowBatch batch) {
    for (int i = 0; i < batch.count(); i++) {
      long offset = input.rows.offset(batch.ordinal(i));
      batch.distance(i, set.bitDot(input.values(), input.rows.segment(), offset));
    }
  }

  /** Each value with a weight of its own. */
  private static void unpackedHalves(PackedKernelSet set, Case input, RowBatch batch) {
    float[] target = new float[input.values().length];
    for (int i = 0; i < batch.count(); i++) {
      long offset = input.rows.offset(batch.ordinal(i));
      set.unpackHalves(input.rows.segment(), offset, target, target.length / 32);
      batch.distance(i, weighted(target));
    }
  }

  private static void unpackedBytes(PackedKernelSet set, Case input, RowBatch batch) {
    float[] target = new float[input.values().length];
    for (int i = 0; i < batch.count(); i++) {
      long offset = input.rows.offset(batch.ordinal(i));
      set.unpackBytes(input.rows.segment(), offset, target, target.length / 64);
      batch.distance(i, weighted(target));
    }
  }

  private static float weighted(float[] values) {
    float sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += values[i] * (i % 7 + 1);
    }
    return sum;
  }

  private static int half(SplittableRandom random) {
    return Float.floatToFloat16((float) random.nextDouble(-1, 1));
  }

  private static int brain(SplittableRandom random) {
    return Float.floatToRawIntBits((float) random.nextDouble(-1, 1)) >>> 16;
  }

  /** A kernel and the codes that it takes. */
  private record Check(
      String name, int bits, ToIntFunction<SplittableRandom> code, KernelCall call) {}

  /** Runs a kernel of a set on a case. */
  private interface KernelCall {
    void run(PackedKernelSet set, Case rows, RowBatch batch);
  }

  /** Where the sets disagree on rows of several lengths; empty if they agree. */
  static String difference(PackedKernelSet set, PackedKernelSet twin) {
    SplittableRandom random = new SplittableRandom(1);
    for (int dimension : new int[] {1, 16, 100, 300}) {
      for (Check check : CHECKS) {
        Case rows = Case.random(check, dimension, random);
        RowBatch found = rows.run(check, set);
        RowBatch expected = rows.run(check, twin);
        for (int i = 0; i < ROWS; i++) {
          float slack = 1e-4f * (1 + Math.abs(expected.distance(i)));
          if (!(Math.abs(found.distance(i) - expected.distance(i)) <= slack)) {
            return "%s of row %d of dimension %d: %s, expected %s"
                .formatted(check.name, i, dimension, found.distance(i), expected.distance(i));
          }
        }
      }
    }
    return "";
  }

  /** Random rows and a query. */
  private record Case(Rows rows, IntegerQuery query) {
    static Case random(Check check, int dimension, SplittableRandom random) {
      Packing packing = new Packing(check.bits);
      long stride = packing.bytes(dimension);
      MemorySegment memory =
          Arena.ofAuto().allocate((ROWS + Byte.SIZE) * stride, Kernels.ALIGNMENT);
      float[] values = new float[packing.padded(dimension)];
      float[] steps = new float[packing.padded(dimension)];
      for (int i = 0; i < dimension; i++) {
        values[i] = (float) random.nextDouble(-1, 1);
        steps[i] = (float) random.nextDouble(0, 0.01);
        for (int row = 0; row < ROWS; row++) {
          long at = row * stride + 4L * packing.word(i);
          int code = (check.code.applyAsInt(random) & packing.mask()) << packing.shift(i);
          memory.set(ScalarPackedKernels.INT, at, memory.get(ScalarPackedKernels.INT, at) | code);
        }
      }
      return new Case(new Rows(memory, 0, stride), new IntegerQuery(packing, values, steps));
    }

    float[] values() {
      return query.values();
    }

    float scale() {
      return 2 * ScalarPackedKernels.HALF_BIAS;
    }

    RowBatch run(Check check, PackedKernelSet set) {
      RowBatch batch = new RowBatch(ROWS);
      for (int i = ROWS - 1; i >= 0; i--) {
        batch.add(i);
      }
      check.call.run(set, this, batch);
      return batch;
    }
  }
}
