package dev.akin.core.scalar;

import dev.akin.core.kernel.RowBatch;
import dev.akin.core.kernel.Rows;
import dev.akin.core.quantizer.RowCodeScorer;
import java.lang.foreign.MemorySegment;

/** Distances of rows in any order. Owned by one thread. */
final class ScalarRowScorer implements RowCodeScorer {
  private final ScalarQuantizer quantizer;
  private final ScalarDistance distance;
  private final Rows rows;
  private final RowBatch single = new RowBatch(1);
  private final float[] decoded;
  private long distances;

  ScalarRowScorer(ScalarQuantizer quantizer, MemorySegment codes) {
    this.quantizer = quantizer;
    this.distance = new ScalarDistance(quantizer);
    this.rows = new Rows(codes, 0, quantizer.code().rowBytes());
    this.decoded = new float[quantizer.dimension()];
  }

  @Override
  public void query(float[] vector) {
    if (vector.length != quantizer.dimension()) {
      throw new IllegalArgumentException(
          "query has dimension %,d, the index has %,d"
              .formatted(vector.length, quantizer.dimension()));
    }
    distance.query(quantizer.metric().prepare(vector));
    distances = 0;
  }

  @Override
  public void queryRow(int ordinal) {
    decode(ordinal, decoded);
    distance.query(decoded);
  }

  @Override
  public void decode(int ordinal, float[] target) {
    quantizer.code().decode(rows.segment(), rows.offset(ordinal), target);
    quantizer.origins().addTo(target, 0);
  }

  @Override
  public float distance(int ordinal) {
    single.clear();
    single.add(ordinal);
    score(single);
    return single.distance(0);
  }

  @Override
  public void score(RowBatch batch) {
    distances += batch.count();
    distance.score(rows, batch);
  }

  @Override
  public long distances() {
    return distances;
  }
}
