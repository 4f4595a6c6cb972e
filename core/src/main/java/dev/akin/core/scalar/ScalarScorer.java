package dev.akin.core.scalar;

import dev.akin.core.kernel.RowBatch;
import dev.akin.core.kernel.Rows;
import dev.akin.core.quantizer.CodeScorer;
import java.lang.foreign.MemorySegment;

/** Distances of the rows of a block. Owned by one thread. */
final class ScalarScorer implements CodeScorer {
  private final ScalarDistance distance;
  private final Rows rows;
  private final RowBatch batch = new RowBatch(ScalarQuantizer.BLOCK);

  ScalarScorer(ScalarQuantizer quantizer, MemorySegment codes) {
    this.distance = new ScalarDistance(quantizer);
    this.rows = new Rows(codes, 0, quantizer.code().rowBytes());
  }

  @Override
  public void query(float[] vector) {
    distance.query(vector);
  }

  @Override
  public void origin(int origin) {
    distance.origin(origin);
  }

  @Override
  public void score(long offset, int places, float[] estimates) {
    int first = (int) (offset / rows.stride());
    batch.clear();
    for (int place = 0; place < places; place++) {
      batch.add(first + place);
    }
    distance.score(rows, batch);
    for (int place = 0; place < places; place++) {
      estimates[place] = batch.distance(place);
    }
  }
}
