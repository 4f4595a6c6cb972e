package dev.akin.core.pq;

import dev.akin.core.kernel.TableKernels;
import dev.akin.core.quantizer.CodeScorer;
import dev.akin.core.vector.VectorSet;
import java.lang.foreign.MemorySegment;

/** Distances of a block's codes by rounded tables. Owned by one thread. */
final class PqScorer implements CodeScorer {
  private final ProductQuantizer quantizer;
  private final MemorySegment codes;
  private final PqTables tables;
  private final QuantizedTables rounded;
  private final float[] shares = new float[TableKernels.BLOCK];
  private int origin;
  private boolean areTablesStale;
  private boolean isOriginStale;

  PqScorer(ProductQuantizer quantizer, MemorySegment codes) {
    this.quantizer = quantizer;
    this.codes = codes;
    this.tables = new PqTables(quantizer);
    this.rounded = new QuantizedTables(quantizer.shape());
  }

  @Override
  public void query(float[] vector) {
    tables.query(vector);
    origin = 0;
    areTablesStale = true;
    isOriginStale = true;
  }

  @Override
  public void origin(int number) {
    isOriginStale |= quantizer.origins().require(number) != origin;
    origin = number;
  }

  @Override
  public void score(long offset, int places, float[] estimates) {
    if (isOriginStale) {
      tables.origin(origin);
      areTablesStale |= tables.dependOnOrigin();
      isOriginStale = false;
    }
    if (areTablesStale) {
      rounded.round(tables.tables());
      areTablesStale = false;
    }
    rounded.shift(tables.shift());
    rounded.sum(codes, offset, places, estimates);
    if (quantizer.hasShares()) {
      long sharesAt = offset + (long) quantizer.shape().rows() * places;
      MemorySegment.copy(codes, VectorSet.VALUE, sharesAt, shares, 0, places);
      for (int i = 0; i < places; i++) {
        estimates[i] += shares[i];
      }
    }
  }
}
