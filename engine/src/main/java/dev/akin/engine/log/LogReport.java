package dev.akin.engine.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.function.LongConsumer;

/**
 * What a check of every record of a log found; nothing is changed.
 *
 * @param firstSequence the oldest sequence that the log may hold
 * @param nextSequence the sequence after the last whole record
 */
public record LogReport(long firstSequence, long nextSequence, List<LogFault> faults) {
  /**
   * Checks the log in a folder.
   *
   * @param progress gets the bytes of the log once they were read
   */
  public static LogReport of(Path folder, LongConsumer progress) throws IOException {
    List<LogFault> faults = new ArrayList<>();
    NavigableMap<Long, Path> segments = LogFolder.list(folder);
    long next =
        LogScan.run(
            folder,
            0,
            new LogScan.Sink() {
              @Override
              public void batch(long firstSequence, List<Operation> operations) {}

              @Override
              public void fault(LogFault fault) {
                faults.add(fault);
              }
            });
    for (Path segment : segments.values()) {
      progress.accept(Files.size(segment));
    }
    return new LogReport(segments.isEmpty() ? 1 : segments.firstKey(), next, List.copyOf(faults));
  }

  /** Whether the log holds every operation that ever was acknowledged. */
  public boolean isComplete() {
    return firstSequence == 1 && faults.stream().noneMatch(fault -> fault.loses(1));
  }
}
