package dev.akin.core.rabitq;

import dev.akin.core.quantizer.CodeScorer;
import dev.akin.core.quantizer.DoubtfulCodes;
import java.lang.foreign.MemorySegment;

/**
 * Unbiased estimates of the distances from one query to codes, with standard deviations of their
 * errors ({@link RaBitQuantizer} has the formulas). Owned by one thread.
 */
public final class RaBitQScorer implements CodeScorer {
  private final RaBitQuantizer quantizer;
  private final QueryCode query;
  private final LeadingBits bits;

  RaBitQScorer(RaBitQuantizer quantizer, MemorySegment codes) {
    this.quantizer = quantizer;
    this.query = new QueryCode(quantizer);
    this.bits = new LeadingBits(quantizer, codes);
  }

  @Override
  public void epsilon(double deviations) {
    bits.epsilon(deviations);
  }

  @Override
  public void query(float[] vector) {
    query.take(vector);
  }

  @Override
  public void origin(int origin) {
    query.origin(quantizer.centres().require(origin));
  }

  @Override
  public boolean hasErrorBounds() {
    return true;
  }

  @Override
  public void score(long offset, int places, float[] estimates) {
    bits.score(query, offset, places, estimates);
  }

  @Override
  public void errorBounds(long offset, int places, float[] bounds) {
    bits.errorBounds(query, offset, places, bounds);
  }

  @Override
  public void findDoubtful(long offset, int places, float limit, DoubtfulCodes doubtful) {
    bits.take(query);
    bits.findDoubtful(offset, places, limit, doubtful);
  }
}
