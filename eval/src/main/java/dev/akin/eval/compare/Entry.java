package dev.akin.eval.compare;

import dev.akin.eval.measure.Measurement;

/** What a comparison writes down as soon as it knows it. */
sealed interface Entry {
  /** Seconds that it took. */
  double seconds();

  /** An index was built. */
  record Built(String specification, double seconds) implements Entry {}

  /** A setting of an index was measured. */
  record Measured(Measurement measurement, double seconds) implements Entry {}
}
