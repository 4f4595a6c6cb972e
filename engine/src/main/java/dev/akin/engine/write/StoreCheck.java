package dev.akin.engine.write;

import dev.akin.engine.damage.Damage;
import dev.akin.engine.damage.Finding;
import dev.akin.engine.damage.Finding.Remedy;
import dev.akin.engine.log.LogFault;
import dev.akin.engine.log.LogReport;
import dev.akin.engine.log.LogVersionException;
import dev.akin.engine.segment.IndexReport;
import dev.akin.engine.segment.IndexReport.DamagedSegment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/** Every byte of a collection's log and segments against its checksums; nothing is changed. */
public final class StoreCheck {
  private final String collection;
  private final Path logFolder;
  private final IndexReport index;
  private final LogReport log;
  private final List<Finding> findings = new ArrayList<>();

  private StoreCheck(String collection, Path logFolder, IndexReport index, LogReport log) {
    this.collection = collection;
    this.logFolder = logFolder;
    this.index = index;
    this.log = log;
  }

  /**
   * Checks the store in a collection's folder.
   *
   * @param progress gets the bytes of each file that was read
   */
  public static List<Finding> run(String collection, Path folder, LongConsumer progress)
      throws IOException {
    Path logFolder = folder.resolve("log");
    IndexReport index = IndexReport.of(folder.resolve("lucene"), progress);
    LogReport log;
    try {
      log = LogReport.of(logFolder, progress);
    } catch (LogVersionException e) {
      Damage foreign = Damage.in(logFolder, String.valueOf(e.getMessage()));
      return List.of(
          new Finding(collection, foreign, Remedy.NONE, "open it with the version that wrote it"));
    }
    StoreCheck check = new StoreCheck(collection, logFolder, index, log);
    check.checkIndex();
    check.checkLog();
    return check.findings;
  }

  private void checkIndex() {
    for (Damage damage : index.commitDamages()) {
      if (log.isComplete()) {
        add(damage, Remedy.REPLAY, "the index is built again from the change log");
      } else {
        add(
            damage,
            Remedy.NONE,
            "the log holds nothing before sequence %,d; restore a snapshot"
                .formatted(log.firstSequence()));
      }
    }
    for (DamagedSegment segment : index.segments()) {
      for (Damage damage : segment.damages()) {
        if (log.isComplete()) {
          add(damage, Remedy.REPLAY, "the index is built again from the change log");
        } else {
          add(
              damage,
              Remedy.DISCARD,
              "segment %s with its %,d points is lost".formatted(segment.name(), segment.points()));
        }
      }
    }
  }

  private void checkLog() {
    long committed = index.committedSequence().orElse(0);
    for (LogFault fault : log.faults()) {
      if (fault.tornTail()) {
        add(fault.damage(), Remedy.RENEW, "cut off; it was never acknowledged");
      } else if (fault.loses(committed + 1)) {
        add(
            fault.damage(),
            Remedy.DISCARD,
            "operations %,d to %,d and all after them, to %,d, are lost"
                .formatted(
                    Math.max(committed + 1, fault.firstLost()),
                    fault.lastLost(),
                    log.nextSequence() - 1));
      } else {
        add(fault.damage(), Remedy.RENEW, "the log is begun anew; the segments hold all of it");
      }
    }
    if (log.faults().isEmpty() && index.committedSequence().isPresent()) {
      checkContinuity(committed);
    }
  }

  private void checkContinuity(long committed) {
    if (log.nextSequence() <= committed) {
      String what =
          "ends at sequence %d, the segments hold all up to %d"
              .formatted(log.nextSequence() - 1, committed);
      add(
          Damage.in(logFolder, what),
          Remedy.RENEW,
          "the log is begun anew; the segments hold all of it");
    } else if (log.firstSequence() > committed + 1) {
      String what =
          "starts at sequence %d, the segments end at %d".formatted(log.firstSequence(), committed);
      add(
          Damage.in(logFolder, what),
          Remedy.DISCARD,
          "operations %,d to %,d are lost, and all after them"
              .formatted(committed + 1, log.firstSequence() - 1));
    }
  }

  private void add(Damage damage, Remedy remedy, String effect) {
    findings.add(new Finding(collection, damage, remedy, effect));
  }
}
