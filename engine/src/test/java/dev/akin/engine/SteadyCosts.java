package dev.akin.engine;

import dev.akin.engine.contract.MachineCosts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Costs with which segments are searched the same way in every run, whatever the machine does
 * meanwhile: measured ones choose another way where two cost about the same.
 */
final class SteadyCosts {
  private SteadyCosts() {}

  /**
   * A component costs the same whether it is scanned, fetched or only a bit of a code, so a graph
   * is walked if it compares fewer vectors than match, and codes are never scanned.
   *
   * @return the folder
   */
  static Path preferGraphs(Path data) {
    try {
      Files.createDirectories(data);
      new MachineCostsFile(data)
          .store(new MachineCosts(1, 1, 1, Runtime.getRuntime().availableProcessors()));
      return data;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
