package dev.akin.engine;

import java.time.Duration;

/**
 * How much of the machine an engine may use, and how often it tidies up.
 *
 * @param searchThreads platform threads that search, 1 to {@value #MAX_THREADS}
 * @param searchQueue searches that may wait for a thread before more are refused, at least 1
 * @param indexThreads threads that build indexes in the background; 0 builds none until {@link
 *     Collection#awaitIndexed} is called
 * @param refreshInterval the longest time until writes move from the recent-writes table into
 *     searchable segments; zero refreshes after every write, on the writer's thread
 * @param commitInterval the longest time until segments are committed and the change log is cut;
 *     the log alone keeps writes safe until then
 * @param readOnly whether writes are refused and nothing in the data directory is changed
 */
public record EngineParameters(
    int searchThreads,
    int searchQueue,
    int indexThreads,
    Duration refreshInterval,
    Duration commitInterval,
    boolean readOnly) {
  private static final int MAX_THREADS = 1024;

  public EngineParameters {
    requireBetween("searchThreads", searchThreads, 1, MAX_THREADS);
    requireBetween("searchQueue", searchQueue, 1, 1_000_000);
    requireBetween("indexThreads", indexThreads, 0, MAX_THREADS);
    requireNotNegative("refreshInterval", refreshInterval);
    requireNotNegative("commitInterval", commitInterval);
  }

  /**
   * One search thread per core, half the cores for building, refresh every second, commit every
   * half minute.
   */
  public static EngineParameters defaults() {
    int cores = Runtime.getRuntime().availableProcessors();
    return new EngineParameters(
        cores,
        64 * cores,
        Math.max(1, cores / 2),
        Duration.ofSeconds(1),
        Duration.ofSeconds(30),
        false);
  }

  public EngineParameters withSearchThreads(int threads, int queue) {
    return new EngineParameters(
        threads, queue, indexThreads, refreshInterval, commitInterval, readOnly);
  }

  public EngineParameters withIndexThreads(int threads) {
    return new EngineParameters(
        searchThreads, searchQueue, threads, refreshInterval, commitInterval, readOnly);
  }

  public EngineParameters withRefreshInterval(Duration interval) {
    return new EngineParameters(
        searchThreads, searchQueue, indexThreads, interval, commitInterval, readOnly);
  }

  public EngineParameters withCommitInterval(Duration interval) {
    return new EngineParameters(
        searchThreads, searchQueue, indexThreads, refreshInterval, interval, readOnly);
  }

  public EngineParameters withReadOnly(boolean wanted) {
    return new EngineParameters(
        searchThreads, searchQueue, indexThreads, refreshInterval, commitInterval, wanted);
  }

  private static void requireBetween(String name, int value, int low, int high) {
    if (value < low || value > high) {
      throw new IllegalArgumentException(name + " " + value + ", must be " + low + " to " + high);
    }
  }

  private static void requireNotNegative(String name, Duration value) {
    if (value.isNegative()) {
      throw new IllegalArgumentException(name + " " + value + ", must not be negative");
    }
  }
}
