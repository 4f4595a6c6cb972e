package dev.akin.engine.capacity;

/**
 * An index on machines, and what is expected of it.
 *
 * @param forecast of the index of one shard
 * @param fleet where it runs
 * @param expected of all together
 */
public record Deployment(Forecast forecast, Fleet fleet, Expected expected) {

  /**
   * Machines that serve.
   *
   * @param machine the type of each
   * @param machines that hold one copy of the vectors
   * @param shardsPerMachine into which the vectors of a machine are parted, each searched by a
   *     thread of its own
   * @param copies of all vectors
   */
  public record Fleet(MachineType machine, long machines, int shardsPerMachine, long copies) {
    public long shards() {
      return machines * shardsPerMachine;
    }

    public long allMachines() {
      return machines * copies;
    }
  }

  /**
   * What all machines together do.
   *
   * @param recall that the search is set to, a margin above the floor
   * @param p99Millis 99th percentile of server time at the rate
   * @param memoryBytes of one copy
   * @param diskBytes of one copy
   * @param buildSeconds until all indexes are built, every machine building its own at once
   * @param utilisation share of processor time that searches and updates take
   * @param pricePerMonth of all machines
   */
  public record Expected(
      double recall,
      double p99Millis,
      double memoryBytes,
      double diskBytes,
      double buildSeconds,
      double utilisation,
      double pricePerMonth) {}

  public Family family() {
    return forecast.family();
  }
}
