package dev.akin.engine;

import dev.akin.engine.contract.MachineCosts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Engines over one data directory, one after the other, that search a segment the same way in every
 * run, because they are told what a search costs instead of measuring it. They refresh and commit
 * when they are closed.
 */
record SteadyEngines(Path data, InstantSource clock) {
  private static final Duration NEVER = Duration.ofHours(1);

  /** A graph is walked wherever it compares fewer vectors than match; codes are never scanned. */
  Engine withGraphs() throws IOException {
    return open(1);
  }

  /** Codes are scanned wherever the plan allows it. */
  Engine withCodes() throws IOException {
    return open(0.001);
  }

  private Engine open(double codeNanosPerBit) throws IOException {
    Files.createDirectories(data);
    int cores = Runtime.getRuntime().availableProcessors();
    new MachineCostsFile(data).store(new MachineCosts(1, 1, codeNanosPerBit, cores));
    EngineParameters parameters =
        EngineParameters.defaults()
            .withResultCache(0)
            .withIndexThreads(2)
            .withRefreshInterval(NEVER)
            .withCommitInterval(NEVER);
    return Engine.open(data, parameters, clock);
  }
}
