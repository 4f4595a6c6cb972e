package dev.akin.core.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The kernels in plain Java: what the SIMD sets must compute, and what runs where there is no SIMD.
 */
final class ScalarKernels implements KernelSet {
  static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  @Override
  public String name() {
    return "scalar";
  }

  @Override
  public float squaredL2(float[] query, MemorySegment rows, long offset) {
    // Four sums: a single one would wait for the previous addition at every step.
    float sum0 = 0;
    float sum1 = 0;
    float sum2 = 0;
    float sum3 = 0;
    for (int i = 0; i < query.length; i += 4) {
      long at = offset + 4L * i;
      float difference0 = query[i] - rows.get(FLOAT, at);
      float difference1 = query[i + 1] - rows.get(FLOAT, at + 4);
      float difference2 = query[i + 2] - rows.get(FLOAT, at + 8);
      float difference3 = query[i + 3] - rows.get(FLOAT, at + 12);
      sum0 += difference0 * difference0;
      sum1 += difference1 * difference1;
      sum2 += difference2 * difference2;
      sum3 += difference3 * difference3;
    }
    return (sum0 + sum1) + (sum2 + sum3);
  }

  @Override
  public float l1(float[] query, MemorySegment rows, long offset) {
    float sum0 = 0;
    float sum1 = 0;
    float sum2 = 0;
    float sum3 = 0;
    for (int i = 0; i < query.length; i += 4) {
      long at = offset + 4L * i;
      sum0 += Math.abs(query[i] - rows.get(FLOAT, at));
      sum1 += Math.abs(query[i + 1] - rows.get(FLOAT, at + 4));
      sum2 += Math.abs(query[i + 2] - rows.get(FLOAT, at + 8));
      sum3 += Math.abs(query[i + 3] - rows.get(FLOAT, at + 12));
    }
    return (sum0 + sum1) + (sum2 + sum3);
  }

  @Override
  public float dot(float[] query, MemorySegment rows, long offset) {
    float sum0 = 0;
    float sum1 = 0;
    float sum2 = 0;
    float sum3 = 0;
    for (int i = 0; i < query.length; i += 4) {
      long at = offset + 4L * i;
      sum0 += query[i] * rows.get(FLOAT, at);
      sum1 += query[i + 1] * rows.get(FLOAT, at + 4);
      sum2 += query[i + 2] * rows.get(FLOAT, at + 8);
      sum3 += query[i + 3] * rows.get(FLOAT, at + 12);
    }
    return (sum0 + sum1) + (sum2 + sum3);
  }

  @Override
  public void squaredL2(float[] query, Rows rows, RowBatch batch) {
    for (int i = 0; i < batch.count(); i++) {
      batch.distances[i] = squaredL2(query, rows.segment(), rows.offset(batch.ordinals[i]));
    }
  }

  @Override
  public void dot(float[] query, Rows rows, RowBatch batch) {
    for (int i = 0; i < batch.count(); i++) {
      batch.distances[i] = dot(query, rows.segment(), rows.offset(batch.ordinals[i]));
    }
  }

  @Override
  public void scanPlanes(PlaneScan query, MemorySegment blocks, long offset, int places) {
    ScalarPlaneScan.scan(query, blocks, offset, places);
  }

  @Override
  public void hadamard(float[] values, int from, int length) {
    hadamard(values, from, length, (float) (1 / Math.sqrt(length)));
  }

  /** The first two steps at once, scaled, then one step after another. */
  static void hadamard(float[] values, int from, int length, float scale) {
    int end = from + length;
    for (int i = from; i < end; i += 4) {
      float sum01 = (values[i] + values[i + 1]) * scale;
      float difference01 = (values[i] - values[i + 1]) * scale;
      float sum23 = (values[i + 2] + values[i + 3]) * scale;
      float difference23 = (values[i + 2] - values[i + 3]) * scale;
      values[i] = sum01 + sum23;
      values[i + 1] = difference01 + difference23;
      values[i + 2] = sum01 - sum23;
      values[i + 3] = difference01 - difference23;
    }
    for (int half = 4; half < length; half *= 2) {
      for (int start = from; start < end; start += 2 * half) {
        for (int i = start; i < start + half; i++) {
          float first = values[i];
          float second = values[i + half];
          values[i] = first + second;
          values[i + half] = first - second;
        }
      }
    }
  }

  @Override
  public void butterfly(float[] values, int half, float scale) {
    butterfly(values, 0, half, scale);
  }

  /** The butterfly of values {@code from … half - 1} with their partners. */
  static void butterfly(float[] values, int from, int half, float scale) {
    for (int i = from; i < half; i++) {
      float first = values[i];
      float second = values[i + half];
      values[i] = (first + second) * scale;
      values[i + half] = (first - second) * scale;
    }
  }

  @Override
  public int scanSigns(SignScan query, MemorySegment blocks, long offset) {
    int below = 0;
    for (int code = 0; code < SignScan.CODES; code++) {
      int sum = 0;
      for (int row = 0; row < query.tables.length / 4; row++) {
        int signs = blocks.get(ValueLayout.JAVA_BYTE, offset + SignScan.signsOffset(code, row));
        sum +=
            entry(query.tables, 4 * row, signs & 15)
                + entry(query.tables, 4 * row + 2, (signs >>> 4) & 15);
      }
      float additive = blocks.get(FLOAT, offset + SignScan.additiveOffset(code));
      float scale = blocks.get(FLOAT, offset + SignScan.scaleOffset(code));
      float product = sum * query.step + query.shift;
      query.estimates[code] = product * scale + additive + query.base;
      below |= query.estimates[code] < query.limit ? 1 << code : 0;
    }
    return below;
  }

  /** Entry {@code e} of the table that begins at a word: byte e mod 8 of word e / 8. */
  private static int entry(long[] tables, int word, int e) {
    return (int) (tables[word + e / 8] >>> (Byte.SIZE * (e % 8))) & 255;
  }

  @Override
  public void products(VectorTiles tiles, int tile, RowPanel panel, float[] products) {
    Arrays.fill(products, 0);
    int vector = tiles.offset(tile);
    for (int i = 0; i < panel.dimension; i++, vector += VectorTiles.VECTORS) {
      for (int j = 0; j < VectorTiles.VECTORS; j++) {
        float factor = tiles.values[vector + j];
        for (int place = 0; place < RowPanel.ROWS; place++) {
          products[j * RowPanel.ROWS + place] += factor * panel.values[i * RowPanel.ROWS + place];
        }
      }
    }
  }

  @Override
  public void largest(float[] products, float[] offsets, int first, LargestProducts largest) {
    for (int j = 0; j < VectorTiles.VECTORS; j++) {
      for (int place = 0; place < RowPanel.ROWS; place++) {
        float score = products[j * RowPanel.ROWS + place] - offsets[first + j];
        if (score > largest.scores[place]) {
          largest.scores[place] = score;
          largest.vectors[place] = first + j;
        }
      }
    }
  }

  @Override
  public void atLeast(float[] products, float[] offsets, float[] limits, int[] masks) {
    for (int j = 0; j < VectorTiles.VECTORS; j++) {
      masks[j] = 0;
      for (int place = 0; place < RowPanel.ROWS; place++) {
        if (products[j * RowPanel.ROWS + place] - offsets[place] >= limits[j]) {
          masks[j] |= 1 << place;
        }
      }
    }
  }
}
