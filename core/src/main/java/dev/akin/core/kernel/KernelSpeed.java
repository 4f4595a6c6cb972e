package dev.akin.core.kernel;

import java.time.Duration;
import java.util.List;

/**
 * How fast a kernel is in this process, beside its scalar twin; what the compiler makes of either
 * differs from process to process.
 *
 * @param kernel what it computes
 * @param dimension values per vector
 * @param nanos of one vector by the set in use; rows lie in the caches
 * @param scalarNanos of one vector by the scalar set
 */
public record KernelSpeed(String kernel, int dimension, double nanos, double scalarNanos) {
  /**
   * Measures the kernels that searches spend their time in, on the calling thread, until times no
   * longer fall: two seconds on an idle machine, longer where compiling takes longer.
   *
   * @param dimensions multiples of 64
   * @param longest when to end in any case; what is not compiled by then looks slow
   */
  public static List<KernelSpeed> measure(List<Integer> dimensions, Duration longest) {
    KernelRace race = new KernelRace(dimensions);
    race.run(longest);
    return race.speeds();
  }

  /** How many times as fast as its scalar twin it is. */
  public double timesAsFast() {
    return scalarNanos / nanos;
  }
}
