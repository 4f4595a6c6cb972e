package dev.akin.engine.write;

import dev.akin.engine.log.ChangeLog;
import dev.akin.engine.log.LogRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;

/** Carries out again what the log holds and the last commit may lack. */
final class Recovery {
  private static final System.Logger LOGGER = System.getLogger(Recovery.class.getName());

  private final ChangeLog log;
  private final Applier applier;
  private final Pause pause;

  /** What is done between two operations. */
  interface Pause {
    void run() throws IOException;
  }

  Recovery(ChangeLog log, Applier applier, Pause pause) {
    this.log = log;
    this.applier = applier;
    this.pause = pause;
  }

  /**
   * @param committed everything up to this sequence number is in the segments
   * @throws IOException if the log cannot be read or does not continue the segments
   */
  void run(long committed) throws IOException {
    if (log.nextSequence() <= committed || log.firstSequence() > committed + 1) {
      throw new LogMismatchException(
          "change log holds operations %,d to %,d, the segments hold all up to %,d: they do not belong together"
              .formatted(log.firstSequence(), log.nextSequence() - 1, committed));
    }
    if (log.nextSequence() == committed + 1) {
      return;
    }
    try {
      log.read(committed + 1, this::replay);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    LOGGER.log(
        Level.INFO,
        "replayed operations {0} to {1} from the change log",
        committed + 1,
        log.nextSequence() - 1);
  }

  private void replay(LogRecord entry) {
    try {
      applier.replay(entry.operation(), entry.sequence());
      pause.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
