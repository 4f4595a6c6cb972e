package dev.akin.eval.compare;

import dev.akin.engine.capacity.PriceTable;
import dev.akin.eval.measure.Measurement;

/**
 * What queries cost. A million cost the time that they take, times the cores that search and the
 * memory that the index takes: of a machine that is rented for nothing else and is busy all the
 * time.
 */
public final class QueryPrice {
  private static final double SECONDS_PER_HOUR = 3_600;
  private static final double QUERIES = 1e6;
  private static final double GIB = 1L << 30;

  private QueryPrice() {}

  /** What a million queries cost with an index at a setting, in the table's currency. */
  public static double perMillion(PriceTable prices, Measurement measurement) {
    double hours = QUERIES / measurement.speed().queriesPerSecond() / SECONDS_PER_HOUR;
    double cores = measurement.index().subject().parameters().threads();
    double gib = measurement.index().footprint().bytesInMemory() / GIB;
    return hours * (cores * prices.perHour().core() + gib * prices.perHour().memoryGib());
  }
}
