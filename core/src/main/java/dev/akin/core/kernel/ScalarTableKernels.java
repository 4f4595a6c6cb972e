package dev.akin.core.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/** The kernels for tables in plain Java: what the SIMD sets must compute. */
class ScalarTableKernels implements TableKernelSet {
  @Override
  public void squaredL2(float[] vector, float[] columns, float[] distances) {
    Arrays.fill(distances, 0);
    int at = 0;
    for (float value : vector) {
      for (int k = 0; k < distances.length; k++, at++) {
        float difference = value - columns[at];
        distances[k] += difference * difference;
      }
    }
  }

  @Override
  public void dot(float[] vector, float[] columns, float[] products) {
    Arrays.fill(products, 0);
    int at = 0;
    for (float value : vector) {
      for (int k = 0; k < products.length; k++, at++) {
        products[k] += value * columns[at];
      }
    }
  }

  @Override
  public void squaredL2Tables(float[] vector, float[] columns, float[] tables) {
    int width = TableKernels.ENTRIES * vector.length / tables.length;
    Arrays.fill(tables, 0);
    int at = 0;
    for (int i = 0; i < vector.length; i++) {
      int table = i / width * TableKernels.ENTRIES;
      for (int k = table; k < table + TableKernels.ENTRIES; k++, at++) {
        float difference = vector[i] - columns[at];
        tables[k] += difference * difference;
      }
    }
  }

  @Override
  public float leastEntries(float[] tables, float[] least) {
    float widest = 0;
    for (int m = 0; m < least.length; m++) {
      int table = m * TableKernels.ENTRIES;
      float low = tables[table];
      float high = low;
      for (int k = table + 1; k < table + TableKernels.ENTRIES; k++) {
        low = Math.min(low, tables[k]);
        high = Math.max(high, tables[k]);
      }
      least[m] = low;
      widest = Math.max(widest, high - low);
    }
    return widest;
  }

  @Override
  public void roundTables(float[] tables, float[] least, float perStep, byte[] rounded) {
    for (int i = 0; i < tables.length; i++) {
      float low = least[i / TableKernels.ENTRIES];
      rounded[i] = (byte) Math.min((int) ((tables[i] - low) * perStep + 0.5f), 255);
    }
  }

  @Override
  public int smallest(float[] values) {
    int smallest = 0;
    for (int i = 1; i < values.length; i++) {
      smallest = values[i] < values[smallest] ? i : smallest;
    }
    return smallest;
  }

  @Override
  public void spread(MemorySegment codes, long offset, int places, MemorySegment rows) {
    long from = offset;
    for (long to = 0; to < rows.byteSize(); to += TableKernels.BLOCK, from += places) {
      for (int i = 0; i < places; i++) {
        rows.set(ValueLayout.JAVA_BYTE, to + i, codes.get(ValueLayout.JAVA_BYTE, from + i));
      }
    }
  }

  @Override
  public void sumsOfFourBits(byte[] tables, MemorySegment codes, long offset, int[] sums) {
    Arrays.fill(sums, 0);
    for (int pair = 0; pair < TableKernels.pairs(tables); pair++) {
      long row = offset + (long) pair * TableKernels.BLOCK;
      for (int i = 0; i < TableKernels.BLOCK; i++) {
        int code =
            codes.get(ValueLayout.JAVA_BYTE, row + TableKernels.position(TableKernels.BLOCK, i))
                & 0xff;
        sums[i] += tables[32 * pair + (code & 15)] & 0xff;
        sums[i] += tables[32 * pair + 16 + (code >>> 4)] & 0xff;
      }
    }
  }

  @Override
  public void sumsOfBytes(byte[] tables, MemorySegment codes, long offset, int[] sums) {
    Arrays.fill(sums, 0);
    for (int table = 0; table < tables.length; table += 256) {
      long row = offset + table / 256 * (long) TableKernels.BLOCK;
      for (int i = 0; i < TableKernels.BLOCK; i++) {
        int code =
            codes.get(ValueLayout.JAVA_BYTE, row + TableKernels.position(TableKernels.BLOCK, i))
                & 0xff;
        sums[i] += tables[table + code] & 0xff;
      }
    }
  }
}
