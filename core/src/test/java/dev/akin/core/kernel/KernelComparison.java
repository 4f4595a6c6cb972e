package dev.akin.core.kernel;

import dev.akin.testkit.Seed;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
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
    for (int words = 1; words <= 17; words++) {
      String difference = planes(set, words, random);
      if (!difference.isEmpty()) {
        return "%d words: %s".formatted(words, difference);
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
    for (int i = 0; i < count; i++) {
      squares.add(ROWS - 1 - i);
      dots.add(ROWS - 1 - i);
    }
    set.squaredL2(query, rows, squares);
    set.dot(query, rows, dots);
    for (int i = 0; i < count; i++) {
      long offset = rows.offset(squares.ordinal(i));
      double square = 0;
      double dot = 0;
      for (int j = 0; j < dimension; j++) {
        double value = memory.get(ScalarKernels.FLOAT, offset + 4L * j);
        square += (query[j] - value) * (query[j] - value);
        dot += query[j] * value;
      }
      double slack = 1e-5 * (1 + square);
      if (!(Math.abs(squares.distance(i) - square) <= slack)
          || !(Math.abs(dots.distance(i) - dot) <= slack)) {
        return "squared L2 %s for %s, dot %s for %s"
            .formatted(squares.distance(i), square, dots.distance(i), dot);
      }
      if (set.squaredL2(query, memory, offset) != squares.distance(i)
          || set.dot(query, memory, offset) != dots.distance(i)) {
        return "the single form differs from the batch form at row " + i;
      }
    }
    return "";
  }

  private static String planes(KernelSet set, int words, SplittableRandom random) {
    int count = 24;
    long[] planes = random.longs(4L * words).toArray();
    MemorySegment codes = Arena.ofAuto().allocate(64 + 8L * count * words, 64);
    for (long at = 0; at < codes.byteSize(); at += 8) {
      codes.set(ScalarKernels.LONG, at, random.nextLong());
    }
    long[] found = new long[count];
    set.planeDots(planes, codes, 64, found);
    for (int code = 0; code < count; code++) {
      long expected = 0;
      for (int bit = 0; bit < 64 * words; bit++) {
        int word = bit / 64;
        long at = 64 + 8L * ((code / 8 * words + word) * 8L + code % 8);
        if ((codes.get(ScalarKernels.LONG, at) >>> bit & 1) == 0) {
          continue;
        }
        for (int plane = 0; plane < 4; plane++) {
          expected += (planes[plane * words + word] >>> bit & 1) << plane;
        }
      }
      if (found[code] != expected) {
        return "code %d: %d, expected %d".formatted(code, found[code], expected);
      }
    }
    return "";
  }
}
