package dev.akin.core.rabitq;

import dev.akin.core.kernel.PlaneScan;
import dev.akin.core.quantizer.DoubtfulCodes;
import dev.akin.core.quantizer.ErrorBound;
import java.lang.foreign.MemorySegment;

/**
 * Estimates and bounds from blocks of 1-bit codes, alone or at the head of larger blocks. Owned by
 * one thread.
 */
final class LeadingBits {
  private final RaBitQuantizer quantizer;
  private final MemorySegment codes;
  private final PlaneScan scan;
  private float epsilon = (float) ErrorBound.PAPER;
  private int encodings = -1;
  private long scored = -1;

  LeadingBits(RaBitQuantizer quantizer, MemorySegment codes) {
    this.quantizer = quantizer;
    this.codes = codes;
    this.scan = new PlaneScan(CodeBlock.padded(quantizer.dimension()) / Long.SIZE);
  }

  void epsilon(double deviations) {
    epsilon = (float) deviations;
    encodings = -1;
  }

  /** Fills in the estimates of the block at an offset. */
  void score(QueryCode query, long offset, int places, float[] estimates) {
    scoreAll(query, offset, places);
    for (int place = 0; place < places; place++) {
      estimates[place] = scan.estimate(place);
    }
  }

  /** Fills in the bounds of the block at an offset. */
  void errorBounds(QueryCode query, long offset, int places, float[] bounds) {
    scoreAll(query, offset, places);
    for (int place = 0; place < places; place++) {
      bounds[place] = scan.bound(place);
    }
  }

  private void scoreAll(QueryCode query, long offset, int places) {
    take(query);
    if (offset != scored) {
      scan.scan(codes, offset, places, Float.NaN);
      scored = offset;
    }
  }

  /** Finds the codes of the block at an offset that a limit leaves in doubt. */
  void findDoubtful(long offset, int places, float limit, DoubtfulCodes doubtful) {
    scored = -1;
    scan.scan(codes, offset, places, limit);
    doubtful.clear();
    for (int first = 0; first < places; first += Long.SIZE) {
      long left = scan.doubtful(first / Long.SIZE);
      while (left != 0) {
        int place = first + Long.numberOfTrailingZeros(left);
        doubtful.add(place, scan.estimate(place), scan.bound(place));
        left &= left - 1;
      }
    }
  }

  /** Takes a query, unless it is in force. */
  void take(QueryCode query) {
    query.encodeIfStale();
    if (encodings == query.encodings()) {
      return;
    }
    scan.query(
        query.planes,
        new PlaneScan.Estimate(
            query.perDot, query.perOne, query.constant, query.additive, quantizer.multiplicity()),
        new PlaneScan.Bound(
            epsilon * quantizer.multiplicity(), query.squaredNorm, query.roundingVariance));
    encodings = query.encodings();
    scored = -1;
  }
}
