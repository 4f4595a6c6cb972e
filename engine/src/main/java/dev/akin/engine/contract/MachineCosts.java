package dev.akin.engine.contract;

/**
 * What the three basic steps of a search cost on one core of this machine.
 *
 * @param scanNanosPerFloat an exact distance to the next row of a set larger than the caches, per
 *     component
 * @param fetchNanosPerFloat an exact distance to a random row of such a set, per component
 * @param codeNanosPerBit an estimated distance to the next 1-bit code, per component
 * @param cores the cores that searches may use at the same time
 */
public record MachineCosts(
    double scanNanosPerFloat, double fetchNanosPerFloat, double codeNanosPerBit, int cores) {
  public MachineCosts {
    if (!(scanNanosPerFloat > 0 && fetchNanosPerFloat > 0 && codeNanosPerBit > 0) || cores < 1) {
      throw new IllegalArgumentException(
          "machine costs must be positive: scan %s, fetch %s, code %s ns, %d cores"
              .formatted(scanNanosPerFloat, fetchNanosPerFloat, codeNanosPerBit, cores));
    }
  }

  /**
   * The costs published for an AMD EPYC Zen 4 with JDK 25, for plans that are to come out the same
   * on every machine, such as those of tests.
   */
  public static MachineCosts reference() {
    return new MachineCosts(0.30, 0.45, 0.0047, 2);
  }

  /**
   * The costs of this machine, measured once per process; the first call takes a third of a second.
   */
  public static MachineCosts measured() {
    return Measured.COSTS;
  }

  /**
   * The costs of this machine, measured now: beside a timing that they are compared with, because a
   * shared machine has faster and slower minutes. Takes a second or a few.
   */
  public static MachineCosts measuredNow() {
    return Calibration.measure();
  }

  private static final class Measured {
    private static final MachineCosts COSTS = Calibration.measure();
  }
}
