package dev.akin.core.pq;

import dev.akin.core.kernel.RowBatch;
import dev.akin.core.quantizer.RowCodeScorer;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** Distances of rows in any order by float tables. Owned by one thread. */
final class PqRowScorer implements RowCodeScorer {
  private static final ValueLayout.OfInt FOUR_CODES =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final ProductQuantizer quantizer;
  private final MemorySegment codes;
  private final long rowBytes;
  private final PqTables tables;

  /** Zero for the codes that fill up a row. */
  private final float[] entries;

  private final int[] chosen;
  private final float[] decoded;
  private long distances;

  PqRowScorer(PqRows rows, MemorySegment codes) {
    this.quantizer = rows.quantizer();
    this.codes = codes;
    this.rowBytes = rows.rowBytes();
    this.tables = new PqTables(quantizer);
    this.entries = new float[(int) rowBytes * quantizer.shape().centroids()];
    this.chosen = new int[quantizer.shape().subQuantizers()];
    this.decoded = new float[quantizer.dimension()];
  }

  @Override
  public void query(float[] vector) {
    if (vector.length != quantizer.dimension()) {
      throw new IllegalArgumentException(
          "query has dimension %,d, the index has %,d"
              .formatted(vector.length, quantizer.dimension()));
    }
    take(quantizer.metric().prepare(vector));
    distances = 0;
  }

  @Override
  public void queryRow(int ordinal) {
    decode(ordinal, decoded);
    take(decoded);
  }

  private void take(float[] prepared) {
    tables.query(prepared);
    tables.origin(0);
    System.arraycopy(tables.tables(), 0, entries, 0, tables.tables().length);
  }

  @Override
  public void decode(int ordinal, float[] target) {
    for (int m = 0; m < chosen.length; m++) {
      chosen[m] = codes.get(ValueLayout.JAVA_BYTE, ordinal * rowBytes + m) & 0xff;
    }
    quantizer.codebooks().decode(chosen, target);
    quantizer.origins().addTo(target, 0);
  }

  @Override
  public float distance(int ordinal) {
    distances++;
    return sum(ordinal * rowBytes);
  }

  @Override
  public void score(RowBatch batch) {
    distances += batch.count();
    for (int i = 0; i < batch.count(); i++) {
      batch.distance(i, sum(batch.ordinal(i) * rowBytes));
    }
  }

  private float sum(long row) {
    // Four sums: a single one would wait for the previous addition at every step.
    float sum0 = tables.shift();
    float sum1 = 0;
    float sum2 = 0;
    float sum3 = 0;
    int table = 0;
    for (long at = row; at < row + rowBytes; at += Integer.BYTES, table += 1_024) {
      int four = codes.get(FOUR_CODES, at);
      sum0 += entries[table + (four & 0xff)];
      sum1 += entries[table + 256 + (four >>> 8 & 0xff)];
      sum2 += entries[table + 512 + (four >>> 16 & 0xff)];
      sum3 += entries[table + 768 + (four >>> 24)];
    }
    return sum0 + sum1 + (sum2 + sum3);
  }

  @Override
  public long distances() {
    return distances;
  }
}
