package dev.akin.eval.compare;

import dev.akin.eval.measure.Measurement;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A recall that has to be kept. It counts as kept if the lower end of the recall's interval keeps
 * it: what was measured on some queries then holds for others of their kind.
 *
 * @param recall at k
 */
public record Floor(double recall) {
  /** The floors that people ask for. */
  public static final List<Floor> USUAL =
      List.of(new Floor(0.90), new Floor(0.95), new Floor(0.99), new Floor(0.999));

  private static final String EXACT = "Flat";

  /** Whether a measurement keeps it; {@code Flat} does by what it is, however few the queries. */
  public boolean isKept(Measurement measurement) {
    return measurement.index().specification().equals(EXACT)
        || measurement.quality().spread().mean().low() >= recall;
  }

  /** The fastest measurement that keeps it. */
  public Optional<Measurement> fastest(List<Measurement> measurements) {
    return measurements.stream()
        .filter(this::isKept)
        .max(Comparator.comparingDouble(each -> each.speed().queriesPerSecond()));
  }

  /** The one with the least memory that keeps it; of equal ones the fastest. */
  public Optional<Measurement> smallest(List<Measurement> measurements) {
    return measurements.stream()
        .filter(this::isKept)
        .min(
            Comparator.comparingLong((Measurement each) -> each.index().footprint().bytesInMemory())
                .thenComparingDouble(each -> -each.speed().queriesPerSecond()));
  }
}
