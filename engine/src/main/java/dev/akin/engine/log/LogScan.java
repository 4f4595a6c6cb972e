package dev.akin.engine.log;

import dev.akin.engine.damage.Damage;
import dev.akin.engine.log.SegmentReader.Batch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One pass over a log that changes nothing and stops at no damage: what is whole is visited in
 * order, what is not is reported, and the pass goes on behind it. Owned by one thread.
 */
public final class LogScan {
  private final Sink sink;
  private long expected;

  /** What is found, in the order of the log. */
  public interface Sink {
    /** A whole batch; {@code firstSequence} is that of its first operation. */
    void batch(long firstSequence, List<Operation> operations) throws IOException;

    /** Bytes that do not count. */
    void fault(LogFault fault) throws IOException;
  }

  private LogScan(Sink sink) {
    this.sink = sink;
  }

  /**
   * Reads the log in a folder.
   *
   * @param fromSequence segments that end before it are left out; 0 reads all that are there
   * @return the sequence after the last whole record, at least {@code fromSequence} and 1
   */
  public static long run(Path folder, long fromSequence, Sink sink) throws IOException {
    NavigableMap<Long, Path> segments = LogFolder.list(folder);
    LogScan scan = new LogScan(sink);
    if (segments.isEmpty()) {
      if (fromSequence > 1) {
        Damage missing =
            Damage.in(folder, "no segment, sequence %,d was expected".formatted(fromSequence));
        sink.fault(new LogFault(missing, fromSequence, fromSequence, false));
      }
      return Math.max(1, fromSequence);
    }
    Long first = segments.floorKey(fromSequence);
    scan.expected = first != null ? first : fromSequence == 0 ? segments.firstKey() : fromSequence;
    for (Map.Entry<Long, Path> segment : segments.tailMap(scan.expected, true).entrySet()) {
      scan.begin(segment.getValue(), segment.getKey());
      Long next = segments.higherKey(segment.getKey());
      scan.segment(
          segment.getValue(),
          segment.getKey(),
          next == null ? OptionalLong.empty() : OptionalLong.of(next));
    }
    return Math.max(scan.expected, Math.max(1, fromSequence));
  }

  private void begin(Path file, long starts) throws IOException {
    if (starts != expected) {
      String what = "starts at sequence %d, %d was expected".formatted(starts, expected);
      sink.fault(new LogFault(Damage.at(file, 0, what), expected, starts - 1, false));
      expected = Math.max(expected, starts);
    }
  }

  private void segment(Path file, long first, OptionalLong next) throws IOException {
    try (SegmentReader reader = SegmentReader.lenient(file, first)) {
      Optional<String> header = reader.headerFault();
      if (header.isPresent()) {
        Damage damage = Damage.at(file, 0, header.get());
        sink.fault(new LogFault(damage, expected, expected - 1, false));
      }
      while (!reader.atEnd()) {
        Optional<Batch> batch = reader.next();
        if (batch.isPresent()) {
          visit(reader, batch.get());
        } else {
          skip(reader, next);
        }
      }
      if (next.isPresent() && expected < next.getAsLong()) {
        Damage damage =
            reader.damage(
                "ends at sequence %d, the next segment starts at %d"
                    .formatted(expected - 1, next.getAsLong()));
        sink.fault(new LogFault(damage, expected, next.getAsLong() - 1, false));
        expected = next.getAsLong();
      }
    }
  }

  private void visit(SegmentReader reader, Batch batch) throws IOException {
    long end = reader.expectedSequence();
    if (batch.firstSequence() >= expected) {
      try {
        sink.batch(batch.firstSequence(), OperationCodec.decode(batch.body()));
      } catch (IllegalArgumentException e) {
        Damage damage =
            reader.damage(
                "the record before, of sequence %d: %s"
                    .formatted(batch.firstSequence(), e.getMessage()));
        sink.fault(new LogFault(damage, batch.firstSequence(), end - 1, false));
      }
    }
    expected = Math.max(expected, end);
  }

  /** Reports bytes that do not count, and goes on behind them. */
  private void skip(SegmentReader reader, OptionalLong next) throws IOException {
    long lost = reader.expectedSequence();
    Damage damage = reader.damage("the record of sequence %d is damaged".formatted(lost));
    if (next.isEmpty() && reader.witness().isEmpty()) {
      String what =
          "an unfinished write behind sequence %d, never acknowledged".formatted(lost - 1);
      Damage torn = new Damage(damage.file(), damage.offset(), what);
      sink.fault(new LogFault(torn, lost, lost - 1, true));
      reader.skipToEnd();
      return;
    }
    if (reader.skipDamage()) {
      expected = Math.max(expected, reader.expectedSequence());
    } else {
      reader.skipToEnd();
      expected = Math.max(expected, next.orElse(lost));
    }
    sink.fault(new LogFault(damage, lost, expected - 1, false));
  }
}
