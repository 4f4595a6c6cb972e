package dev.akin.engine.capacity;

import dev.akin.engine.contract.Contract;

/**
 * A bound of a contract that cannot be kept, loosened until the contract can be.
 *
 * @param bound which one
 * @param from as it was stated
 * @param to as it would have to be
 * @param contract with that bound loosened and everything else as it was
 * @param deployment that keeps it
 */
public record Relaxation(
    Bound bound, double from, double to, Contract contract, Deployment deployment) {

  /** What can be loosened. */
  public enum Bound {
    RECALL("recall", "recall", ""),
    LATENCY("p99", "p99Millis", " ms"),
    MEMORY("memory", "memoryMiB", " MiB"),
    RATE("rate", "queriesPerSecond", " queries/s");

    private final String title;
    private final String field;
    private final String unit;

    Bound(String title, String field, String unit) {
      this.title = title;
      this.field = field;
      this.unit = unit;
    }

    /** How a sentence names it. */
    public String title() {
      return title;
    }

    /** The field of the contract that states it. */
    public String field() {
      return field;
    }

    /** What follows its numbers. */
    public String unit() {
      return unit;
    }
  }

  /**
   * How much is given up, in doublings: of the time, of the memory, of the neighbors that may be
   * missed, of the queries that are turned away.
   */
  public double doublings() {
    double ratio =
        switch (bound) {
          case RECALL -> (1 - to) / Math.max(1e-4, 1 - from);
          case LATENCY, MEMORY -> to / from;
          case RATE -> from / to;
        };
    return Math.log(ratio) / Math.log(2);
  }
}
