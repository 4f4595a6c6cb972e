package dev.akin.core.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Compares two kernel sets for tables on random input. */
final class TableSelfTest {
  private TableSelfTest() {}

  /** Where the sets disagree; empty if they agree. */
  static String difference(TableKernelSet set, TableKernelSet twin) {
    SplittableRandom random = new SplittableRandom(1);
    for (int centroids : new int[] {16, 48, 256}) {
      for (int width : new int[] {1, 7, 28}) {
        String difference = centroidDifference(set, twin, random(width, centroids, random));
        if (!difference.isEmpty()) {
          return "%d centroids of %d values: %s".formatted(centroids, width, difference);
        }
      }
    }
    for (int subQuantizers : new int[] {1, 9, 64}) {
      for (int width : new int[] {1, 4, 9}) {
        String difference =
            tableDifference(set, twin, random(width * subQuantizers, 16, random), subQuantizers);
        if (!difference.isEmpty()) {
          return "%d tables of %d values: %s".formatted(subQuantizers, width, difference);
        }
      }
    }
    for (int places : new int[] {4, 16, 28, 36, 60}) {
      if (spreadDiffers(set, twin, places, random)) {
        return "rows of %d bytes spread".formatted(places);
      }
    }
    for (int pairs : new int[] {1, 14, 129, 300}) {
      String difference = sumDifference(set, twin, pairs, random);
      if (!difference.isEmpty()) {
        return "%d sub-quantizers: %s".formatted(2 * pairs, difference);
      }
    }
    return "";
  }

  /** A vector, columns, and room for as many results as there are centroids. */
  @SuppressWarnings("ArrayRecordComponent") // Input of kernels, read at once.
  private record Columns(float[] vector, float[] columns, float[] found, float[] expected) {}

  private static Columns random(int width, int centroids, SplittableRandom random) {
    float[] vector = new float[width];
    float[] columns = new float[width * centroids];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = (float) random.nextDouble(-1, 1);
    }
    for (int i = 0; i < width; i++) {
      vector[i] = (float) random.nextDouble(-1, 1);
    }
    return new Columns(vector, columns, new float[centroids], new float[centroids]);
  }

  private static String centroidDifference(TableKernelSet set, TableKernelSet twin, Columns input) {
    set.dot(input.vector, input.columns, input.found);
    twin.dot(input.vector, input.columns, input.expected);
    if (differ(input.found, input.expected)) {
      return "dots " + Arrays.toString(input.found);
    }
    set.squaredL2(input.vector, input.columns, input.found);
    twin.squaredL2(input.vector, input.columns, input.expected);
    if (differ(input.found, input.expected)) {
      return "squared distances " + Arrays.toString(input.found);
    }
    int smallest = set.smallest(input.expected);
    return smallest == twin.smallest(input.expected) ? "" : "smallest at " + smallest;
  }

  private static String tableDifference(
      TableKernelSet set, TableKernelSet twin, Columns input, int subQuantizers) {
    float[] found = new float[TableKernels.ENTRIES * subQuantizers];
    float[] expected = found.clone();
    set.squaredL2Tables(input.vector, input.columns, found);
    twin.squaredL2Tables(input.vector, input.columns, expected);
    if (differ(found, expected)) {
      return "squared distances " + Arrays.toString(found);
    }
    float[] least = new float[subQuantizers];
    float[] expectedLeast = least.clone();
    float widest = set.leastEntries(expected, least);
    if (widest != twin.leastEntries(expected, expectedLeast)
        || !Arrays.equals(least, expectedLeast)) {
      return "widest " + widest + ", least " + Arrays.toString(least);
    }
    byte[] rounded = TableKernels.fastScanTables(subQuantizers);
    byte[] expectedRounded = rounded.clone();
    set.roundTables(expected, least, 255 / widest, rounded);
    twin.roundTables(expected, least, 255 / widest, expectedRounded);
    return Arrays.equals(rounded, expectedRounded) ? "" : "rounded " + Arrays.toString(rounded);
  }

  private static boolean differ(float[] found, float[] expected) {
    for (int i = 0; i < found.length; i++) {
      if (!(Math.abs(found[i] - expected[i]) <= 1e-4f)) {
        return true;
      }
    }
    return false;
  }

  private static boolean spreadDiffers(
      TableKernelSet set, TableKernelSet twin, int places, SplittableRandom random) {
    int count = 5;
    long block = 64;
    MemorySegment codes = codes(block + (long) count * places + 64, random);
    MemorySegment found = Arena.ofAuto().allocate(count * block, Kernels.ALIGNMENT);
    MemorySegment expected = Arena.ofAuto().allocate(count * block, Kernels.ALIGNMENT);
    set.spread(codes, block, places, found);
    twin.spread(codes, block, places, expected);
    for (long row = 0; row < count * block; row += block) {
      if (found.asSlice(row, places).mismatch(expected.asSlice(row, places)) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static MemorySegment codes(long bytes, SplittableRandom random) {
    MemorySegment codes = Arena.ofAuto().allocate(bytes, Kernels.ALIGNMENT);
    for (long at = 0; at < bytes; at++) {
      codes.set(ValueLayout.JAVA_BYTE, at, (byte) random.nextInt());
    }
    return codes;
  }

  private static String sumDifference(
      TableKernelSet set, TableKernelSet twin, int pairs, SplittableRandom random) {
    MemorySegment codes = codes(64 + 128L * pairs, random);
    byte[] quarters = TableKernels.fastScanTables(2 * pairs);
    byte[] tables = new byte[512 * pairs];
    random.nextBytes(quarters);
    random.nextBytes(tables);
    int[] found = new int[TableKernels.BLOCK];
    int[] expected = new int[TableKernels.BLOCK];
    set.sumsOfFourBits(quarters, codes, 64, found);
    twin.sumsOfFourBits(quarters, codes, 64, expected);
    if (!Arrays.equals(found, expected)) {
      return "sums of 4-bit codes " + Arrays.toString(found);
    }
    set.sumsOfBytes(tables, codes, 64, found);
    twin.sumsOfBytes(tables, codes, 64, expected);
    return Arrays.equals(found, expected) ? "" : "sums of bytes " + Arrays.toString(found);
  }
}
