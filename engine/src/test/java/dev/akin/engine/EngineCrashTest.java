package dev.akin.engine;

import dev.akin.testkit.Seed;
import dev.akin.testkit.SeededTest;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/**
 * 1,000 power failures, anywhere in the work of an engine: writes of every kind, refresh, commit,
 * merge, index building, snapshot, restore, creation, recovery from the failure before. After each
 * one every acknowledged write is there, none twice, none by half, and a snapshot gives back its
 * moment.
 */
@Tag("kernel-independent")
final class EngineCrashTest {
  private static final int CRASHES_PER_SEED = 8;
  private static final Logger LOGGER = Logger.getLogger("dev.akin.engine");

  @BeforeAll
  static void expectFailuresSilently() {
    LOGGER.setLevel(Level.OFF);
  }

  @AfterAll
  static void listenAgain() {
    LOGGER.setLevel(null);
  }

  @SeededTest(125)
  void acknowledgedWritesSurviveWhollyAndOnce(Seed seed) throws IOException {
    CrashingEngine engine = new CrashingEngine(seed);
    for (int crash = 0; crash < CRASHES_PER_SEED; crash++) {
      // Early failures meet recovery and creation, late ones a history of commits and merges.
      engine.workUntilPowerFails(crash % 2 == 0 ? 60 : 400);
    }
    engine.checkAtRest();
  }
}
