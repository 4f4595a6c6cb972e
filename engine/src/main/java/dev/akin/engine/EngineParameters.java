package dev.akin.engine;

import java.time.Duration;

/**
 * How much of the machine an engine may use, and how often it tidies up.
 *
 * @param searchThreads platform threads that search, 1 to {@value #MAX_THREADS}
 * @param searchQueue searches that may wait for a thread before more are refused, at least 1
 * @param searchTimeout how long a search may take, waiting included, where its request says nothing
 *     else; more than zero
 * @param resultCache bytes of answers that are kept to be given again while nothing was written; 0
 *     keeps none
 * @param indexThreads threads that build indexes in the background; 0 builds none until {@link
 *     Collection#awaitIndexed} is called
 * @param refreshInterval the longest time until writes move from the recent-writes table into
 *     searchable segments; zero refreshes after every write, on the writer's thread
 * @param commitInterval the longest time until segments are committed and the change log is cut;
 *     the log alone keeps writes safe until then
 * @param openCollections how many collections are open at the same time, at least 1; those used
 *     longest ago are closed when others are used, and opened again by their next request
 * @param writeMemory bytes that writes of all collections may hold in memory: half of them for
 *     writes under way, more of which are refused with {@link OverloadedException}; half for what
 *     is applied and not in files yet, which is then put there
 * @param readOnly whether writes are refused and nothing in the data directory is changed
 */
public record EngineParameters(
    int searchThreads,
    int searchQueue,
    Duration searchTimeout,
    long resultCache,
    int indexThreads,
    Duration refreshInterval,
    Duration commitInterval,
    int openCollections,
    long writeMemory,
    boolean readOnly) {
  private static final int MAX_THREADS = 1024;
  private static final long LEAST_WRITE_MEMORY = 1 << 20;

  public EngineParameters {
    requireBetween("searchThreads", searchThreads, 1, MAX_THREADS);
    requireBetween("searchQueue", searchQueue, 1, 1_000_000);
    SearchOptions.requireTimeout(searchTimeout);
    if (resultCache < 0) {
      throw new IllegalArgumentException(
          "resultCache %,d, must be 0 bytes or more".formatted(resultCache));
    }
    requireBetween("indexThreads", indexThreads, 0, MAX_THREADS);
    requireNotNegative("refreshInterval", refreshInterval);
    requireNotNegative("commitInterval", commitInterval);
    requireBetween("openCollections", openCollections, 1, 1_000_000);
    if (writeMemory < LEAST_WRITE_MEMORY) {
      throw new IllegalArgumentException(
          "writeMemory %,d, must be at least %,d bytes".formatted(writeMemory, LEAST_WRITE_MEMORY));
    }
  }

  /**
   * One search thread per core, 30 seconds for a search, 64 MiB for the result cache, a quarter of
   * the largest heap for writes, half the cores for building, refresh every second, commit every
   * half minute, 200 open collections.
   */
  public static EngineParameters defaults() {
    int cores = Runtime.getRuntime().availableProcessors();
    return new EngineParameters(
        cores,
        64 * cores,
        Duration.ofSeconds(30),
        64L << 20,
        Math.max(1, cores / 2),
        Duration.ofSeconds(1),
        Duration.ofSeconds(30),
        200,
        Math.max(LEAST_WRITE_MEMORY, Runtime.getRuntime().maxMemory() / 4),
        false);
  }

  public EngineParameters withSearchThreads(int threads, int queue) {
    return new EngineParameters(
        threads,
        queue,
        searchTimeout,
        resultCache,
        indexThreads,
        refreshInterval,
        commitInterval,
        openCollections,
        writeMemory,
        readOnly);
  }

  public EngineParameters withSearchTimeout(Duration timeout) {
    return new EngineParameters(
        searchThreads,
        searchQueue,
        timeout,
        resultCache,
        indexThreads,
        refreshInterval,
        commitInterval,
        openCollections,
        writeMemory,
        readOnly);
  }

  public EngineParameters withResultCache(long bytes) {
    return new EngineParameters(
        searchThreads,
        searchQueue,
        searchTimeout,
        bytes,
        indexThreads,
        refreshInterval,
        commitInterval,
        openCollections,
        writeMemory,
        readOnly);
  }

  public EngineParameters withIndexThreads(int threads) {
    return new EngineParameters(
        searchThreads,
        searchQueue,
        searchTimeout,
        resultCache,
        threads,
        refreshInterval,
        commitInterval,
        openCollections,
        writeMemory,
        readOnly);
  }

  public EngineParameters withRefreshInterval(Duration interval) {
    return new EngineParameters(
        searchThreads,
        searchQueue,
        searchTimeout,
        resultCache,
        indexThreads,
        interval,
        commitInterval,
        openCollections,
        writeMemory,
        readOnly);
  }

  public EngineParameters withCommitInterval(Duration interval) {
    return new EngineParameters(
        searchThreads,
        searchQueue,
        searchTimeout,
        resultCache,
        indexThreads,
        refreshInterval,
        interval,
        openCollections,
        writeMemory,
        readOnly);
  }

  public EngineParameters withOpenCollections(int most) {
    return new EngineParameters(
        searchThreads,
        searchQueue,
        searchTimeout,
        resultCache,
        indexThreads,
        refreshInterval,
        commitInterval,
        most,
        writeMemory,
        readOnly);
  }

  public EngineParameters withWriteMemory(long bytes) {
    return new EngineParameters(
        searchThreads,
        searchQueue,
        searchTimeout,
        resultCache,
        indexThreads,
        refreshInterval,
        commitInterval,
        openCollections,
        bytes,
        readOnly);
  }

  public EngineParameters withReadOnly(boolean wanted) {
    return new EngineParameters(
        searchThreads,
        searchQueue,
        searchTimeout,
        resultCache,
        indexThreads,
        refreshInterval,
        commitInterval,
        openCollections,
        writeMemory,
        wanted);
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
