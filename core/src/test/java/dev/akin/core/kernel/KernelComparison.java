package dev.akin.core.kernel;

import dev.akin.testkit.Seed;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.SplittableRandom;

/**
 * Compares a kernel set with its scalar twin and with doubles, over many shapes and row groupings.
 */
final class KernelComparison {
  private static final int ROWS = 9;

  private KernelComparison() {}

  /** The first disagreement, or nothing. */
  static String difference(KernelSet set) {
    SplittableRandom random = Seed.ofRun().random();
    for (int dimension = 1; dimension <= 300; dimension += dimension < 70 ? 1 : 23) {
      for (int count = 0; count <= ROWS; count++) {
        String difference = rows(set, dimension, count, random);
        if (!difference.isEmpty()) {
          return "dimension %d, %d rows: %s".formatted(dimension, count, difference);
        }
      }
    }
    for (int dimension : new int[] {1, 2, 3, 7, 16, 33, 100, 784}) {
      String difference = ProductComparison.difference(set, dimension, random);
      if (!difference.isEmpty()) {
        return "products of dimension %d: %s".formatted(dimension, difference);
      }
    }
    for (int words = 1; words <= 17; words++) {
      String difference = planes(set, words, random);
      if (!difference.isEmpty()) {
        return "%d words: %s".formatted(words, difference);
      }
    }
    for (int length = 4; length <= 1_024; length *= 2) {
      String difference = hadamard(set, length, random);
      if (!difference.isEmpty()) {
        return "Hadamard transform of %d values: %s".formatted(length, difference);
      }
    }
    for (int length : new int[] {8, 16, 40, 128, 832, 1_024, 1_032, 4_096, 16_384}) {
      String difference = signs(set, length, random);
      if (!difference.isEmpty()) {
        return "signs of %d coordinates: %s".formatted(length, difference);
      }
    }
    return "";
  }

  private static String rows(KernelSet set, int dimension, int count, SplittableRandom random) {
    long stride = 4L * Kernels.padded(dimension);
    MemorySegment memory = Arena.ofAuto().allocate(64 + ROWS * stride, 64);
    Rows rows = new Rows(memory, 64, stride);
    float[] query = new float[Kernels.padded(dimension)];
    for (int i = 0; i < dimension; i++) {
      query[i] = (float) random.nextGaussian();
      for (int row = 0; row < ROWS; row++) {
        float value = (float) random.nextGaussian();
        memory.set(ScalarKernels.FLOAT, rows.offset(row) + 4L * i, value);
      }
    }
    RowBatch squares = new RowBatch(ROWS);
    RowBatch dots = new RowBatch(ROWS);
    RowBatch sums = new RowBatch(ROWS);
    for (int i = 0; i < count; i++) {
      squares.add(ROWS - 1 - i);
      dots.add(ROWS - 1 - i);
      sums.add(ROWS - 1 - i);
    }
    set.squaredL2(query, rows, squares);
    set.dot(query, rows, dots);
    set.l1(query, rows, sums);
    for (int i = 0; i < count; i++) {
      long offset = rows.offset(squares.ordinal(i));
      double square = 0;
      double dot = 0;
      double sum = 0;
      for (int j = 0; j < dimension; j++) {
        double value = memory.get(ScalarKernels.FLOAT, offset + 4L * j);
        square += (query[j] - value) * (query[j] - value);
        dot += query[j] * value;
        sum += Math.abs(query[j] - value);
      }
      double slack = 1e-5 * (1 + square);
      if (!(Math.abs(squares.distance(i) - square) <= slack)
          || !(Math.abs(dots.distance(i) - dot) <= slack)
          || !(Math.abs(sums.distance(i) - sum) <= slack)) {
        return "squared L2 %s for %s, dot %s for %s, L1 %s for %s"
            .formatted(squares.distance(i), square, dots.distance(i), dot, sums.distance(i), sum);
      }
      if (set.squaredL2(query, memory, offset) != squares.distance(i)
          || set.dot(query, memory, offset) != dots.distance(i)
          || set.l1(query, memory, offset) != sums.distance(i)) {
        return "the single form differs from the batch form at row " + i;
      }
    }
    return "";
  }

  private static String planes(KernelSet set, int words, SplittableRandom random) {
    for (int count : new int[] {8, 24, 120, PlaneScan.PLACES}) {
      long[] planes = random.longs(4L * words).toArray();
      PlaneScan scan = new PlaneScan(words);
      scan.query(planes, new PlaneScan.Estimate(1, -3, 5, 7, -1), new PlaneScan.Bound(0.5f, 4, 9));
      MemorySegment codes = Arena.ofAuto().allocate(64 + scan.blockBytes(count), 64);
      long factors = 64 + 8L * count * words;
      for (long at = 64; at < factors; at += 8) {
        codes.set(ScalarKernels.LONG, at, random.nextLong());
      }
      for (long at = factors; at < codes.byteSize(); at += 4) {
        codes.set(ScalarKernels.FLOAT, at, random.nextInt(-50, 50));
      }
      scan.limit = random.nextInt(-1_000, 1_000);
      set.scanPlanes(scan, codes, 64, count);
      for (int code = 0; code < count; code++) {
        long at = factors + 4L * code;
        double scale = codes.get(ScalarKernels.FLOAT, at + 4L * count);
        double error = codes.get(ScalarKernels.FLOAT, at + 8L * count);
        double ones = codes.get(ScalarKernels.FLOAT, at + 12L * count);
        double product = dot(planes, codes, code) - 3 * ones + 5;
        double estimate = codes.get(ScalarKernels.FLOAT, at) + 7 + scale * product;
        double bound = 0.5 * Math.sqrt(4 * error * error + 9 * scale * scale);
        double slack = 1e-5 * (1 + Math.abs(estimate));
        boolean doubtful = (scan.doubtful(code / 64) >>> code & 1) != 0;
        double above = estimate - bound - scan.limit;
        boolean wrong =
            doubtful
                ? above > slack
                    || !(Math.abs(scan.estimate(code) - estimate) <= slack)
                    || !(Math.abs(scan.bound(code) - bound) <= slack)
                : above < -slack;
        if (wrong) {
          return "code %d of %d: %s ± %s, in doubt: %s, expected %s ± %s below %s"
              .formatted(
                  code,
                  count,
                  scan.estimate(code),
                  scan.bound(code),
                  doubtful,
                  estimate,
                  bound,
                  scan.limit);
        }
      }
    }
    return "";
  }

  private static long dot(long[] planes, MemorySegment codes, int code) {
    int words = planes.length / 4;
    long dot = 0;
    for (int bit = 0; bit < 64 * words; bit++) {
      int word = bit / 64;
      long at = 64 + 8L * ((code / 8 * words + word) * 8L + code % 8);
      if ((codes.get(ScalarKernels.LONG, at) >>> bit & 1) != 0) {
        for (int plane = 0; plane < 4; plane++) {
          dot += (planes[plane * words + word] >>> bit & 1) << plane;
        }
      }
    }
    return dot;
  }

  private static String signs(KernelSet set, int length, SplittableRandom random) {
    SignScan query = new SignScan(length);
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    query.query(values);
    query.base = 3;
    query.limit = 3.5f;
    long at = 64;
    MemorySegment block = Arena.ofAuto().allocate(at + SignScan.blockBytes(length), 64);
    for (long i = at; i < block.byteSize(); i += 4) {
      block.set(ScalarKernels.INT, i, random.nextInt());
    }
    for (int code = 0; code < 32; code++) {
      block.set(ScalarKernels.FLOAT, at + 4L * code, (float) random.nextGaussian());
      block.set(ScalarKernels.FLOAT, at + 128 + 4L * code, (float) random.nextGaussian());
    }
    int below = set.scanSigns(query, block, at);
    for (int code = 0; code < 32; code++) {
      double product = 0;
      for (int i = 0; i < length; i++) {
        long place = at + 256 + 32L * (i / 8) + 2L * (code % 16) + code / 16;
        boolean plus = (block.get(ValueLayout.JAVA_BYTE, place) >>> i % 8 & 1) != 0;
        product += plus ? values[i] : -values[i];
      }
      double additive = block.get(ScalarKernels.FLOAT, at + 4L * code);
      double scale = block.get(ScalarKernels.FLOAT, at + 128 + 4L * code);
      double expected = 3 + additive + scale * product;
      // Rounding errors are uniform in ±step/4 per coordinate: six of their deviations.
      double deviation = query.step / 4 / Math.sqrt(3) * Math.sqrt(length);
      double slack = 1e-3 + 6 * Math.abs(scale) * deviation;
      if (!(Math.abs(query.estimate(code) - expected) <= slack)) {
        return "code %d: %s, expected %s ± %s"
            .formatted(code, query.estimate(code), expected, slack);
      }
      if ((below >>> code & 1) != 0 != query.estimate(code) < 3.5f) {
        return "code %d: %s is said to be on the wrong side of 3.5"
            .formatted(code, query.estimate(code));
      }
    }
    return "";
  }

  /** Against the definition: value k of the transform is Σᵢ (−1)^popcount(i ∧ k) xᵢ / √n. */
  private static String hadamard(KernelSet set, int length, SplittableRandom random) {
    int from = 5;
    float[] values = new float[from + length + 2];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    float[] found = values.clone();
    set.hadamard(found, from, length);
    for (int k = 0; k < values.length; k++) {
      double expected = values[k];
      if (k >= from && k < from + length) {
        expected = 0;
        for (int i = 0; i < length; i++) {
          int sign = 1 - 2 * (Integer.bitCount(i & (k - from)) & 1);
          expected += sign * values[from + i] / Math.sqrt(length);
        }
      }
      if (!(Math.abs(found[k] - expected) <= 1e-5)) {
        return "value %d is %s, expected %s".formatted(k, found[k], expected);
      }
    }
    float[] mixed = values.clone();
    int half = values.length / 2;
    set.butterfly(mixed, half, 0.5f);
    for (int i = 0; i < half; i++) {
      if (mixed[i] != (values[i] + values[i + half]) * 0.5f
          || mixed[i + half] != (values[i] - values[i + half]) * 0.5f) {
        return "butterfly of values %d and %d".formatted(i, i + half);
      }
    }
    return "";
  }
}
