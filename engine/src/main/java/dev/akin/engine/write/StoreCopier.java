package dev.akin.engine.write;

import dev.akin.engine.damage.DamagedException;
import dev.akin.engine.file.DurableFiles;
import dev.akin.engine.log.ChangeLog;
import dev.akin.engine.log.FileChangeLog;
import dev.akin.engine.log.FileLogParameters;
import dev.akin.engine.log.LogRecord;
import dev.akin.engine.log.Operation;
import dev.akin.engine.segment.HeldCommit;
import dev.akin.engine.segment.IndexReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the log and the segments of a store, as they are at one moment, into a folder.
 *
 * <p>A commit that is made while writes go on may have some of them by halves; the log has them
 * whole. So the copy is the commit and, in a log of its own, all operations from the commit's
 * sequence number to the moment at which the commit was done. Only that is done with the commit
 * lock held; the files of the commit, which never change, are copied afterwards.
 */
final class StoreCopier {
  private static final int OPERATIONS_PER_BATCH = 64;

  private final Path target;

  StoreCopier(Path target) {
    this.target = target;
  }

  /** What a store lends to be copied. */
  record Held(HeldCommit commit, StoreCopy copy) {}

  /** Writes the log between two sequence numbers, both included. */
  interface Tail {
    void write(ChangeLog log, long from, long to) throws IOException;
  }

  /** Holds a commit and writes the log behind it. */
  interface Source {
    Held hold(Tail tail) throws IOException;
  }

  StoreCopy copy(Source source) throws IOException {
    Held held = source.hold(this::writeTail);
    try (HeldCommit commit = held.commit) {
      Path lucene = target.resolve("lucene");
      DurableFiles.createDirectories(lucene);
      commit.copyTo(lucene);
      IndexReport report = IndexReport.of(lucene, _ -> {});
      if (!report.commitDamages().isEmpty()) {
        throw new DamagedException(report.commitDamages(), null);
      }
      if (!report.segments().isEmpty()) {
        throw new DamagedException(report.segments().getFirst().damages(), null);
      }
      return held.copy;
    } catch (IOException | RuntimeException e) {
      held.copy.close();
      throw e;
    }
  }

  private void writeTail(ChangeLog log, long from, long to) throws IOException {
    Path folder = target.resolve("log");
    FileChangeLog.beginAnew(folder, from);
    if (from > to) {
      return;
    }
    try (FileChangeLog copy = FileChangeLog.open(folder, FileLogParameters.defaults())) {
      Appender appender = new Appender(copy, to);
      log.read(from, appender::take);
      appender.flush();
      if (copy.nextSequence() != to + 1) {
        throw new IOException(
            "%s: ends at sequence %d, expected %d".formatted(folder, copy.nextSequence() - 1, to));
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Appends operations in batches. */
  private static final class Appender {
    private final FileChangeLog copy;
    private final long to;
    private final List<Operation> batch = new ArrayList<>();

    Appender(FileChangeLog copy, long to) {
      this.copy = copy;
      this.to = to;
    }

    void take(LogRecord found) {
      if (found.sequence() > to) {
        return;
      }
      batch.add(found.operation());
      if (batch.size() == OPERATIONS_PER_BATCH) {
        try {
          flush();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }

    void flush() throws IOException {
      if (!batch.isEmpty()) {
        copy.append(batch).await();
        batch.clear();
      }
    }
  }
}
