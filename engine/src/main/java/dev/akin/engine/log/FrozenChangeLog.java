package dev.akin.engine.log;

import dev.akin.engine.damage.Damage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A log that is read and never changed, not even where its end is torn. Operations behind the first
 * damage are not visited, because they may build on what is lost there. For any thread.
 */
public final class FrozenChangeLog implements ChangeLog {
  private final Path folder;
  private final long firstSequence;
  private final long nextSequence;
  private final List<Damage> damages;

  private FrozenChangeLog(
      Path folder, long firstSequence, long nextSequence, List<Damage> damages) {
    this.folder = folder;
    this.firstSequence = firstSequence;
    this.nextSequence = nextSequence;
    this.damages = damages;
  }

  /**
   * Opens a log after checking every record from {@code fromSequence} on and some before it.
   *
   * @param fromSequence operations before it are safe elsewhere
   */
  public static FrozenChangeLog open(Path folder, long fromSequence) throws IOException {
    End end = new End(fromSequence);
    long next = LogScan.run(folder, fromSequence, end);
    return new FrozenChangeLog(
        folder, fromSequence, Math.min(next, end.firstLost), List.copyOf(end.damages));
  }

  /** What was found damaged; operations are missing where {@link #nextSequence} is before it. */
  public List<Damage> damages() {
    return damages;
  }

  @Override
  public Appended append(List<Operation> operations) throws IOException {
    throw new LogFailedException(folder + ": is open to be read only", null);
  }

  @Override
  public long nextSequence() {
    return nextSequence;
  }

  @Override
  public long firstSequence() {
    return firstSequence;
  }

  @Override
  public void read(long fromSequence, Consumer<? super LogRecord> visitor) throws IOException {
    LogScan.run(folder, fromSequence, new Visit(fromSequence, nextSequence, visitor));
  }

  /** Does nothing. */
  @Override
  public void truncateBefore(long sequence) {}

  @Override
  public void close() {}

  /** Finds where reading has to end. */
  private static final class End implements LogScan.Sink {
    private final long fromSequence;
    private final List<Damage> damages = new ArrayList<>();
    private long firstLost = Long.MAX_VALUE;

    End(long fromSequence) {
      this.fromSequence = fromSequence;
    }

    @Override
    public void batch(long firstSequence, List<Operation> operations) {}

    @Override
    public void fault(LogFault fault) {
      if (!fault.tornTail()) {
        damages.add(fault.damage());
      }
      if (fault.loses(fromSequence)) {
        firstLost = Math.min(firstLost, Math.max(fromSequence, fault.firstLost()));
      }
    }
  }

  /** Visits operations up to an end. */
  private record Visit(long from, long end, Consumer<? super LogRecord> visitor)
      implements LogScan.Sink {
    @Override
    public void batch(long firstSequence, List<Operation> operations) {
      for (int i = 0; i < operations.size(); i++) {
        long sequence = firstSequence + i;
        if (sequence >= from && sequence < end) {
          visitor.accept(new LogRecord(sequence, operations.get(i)));
        }
      }
    }

    @Override
    public void fault(LogFault fault) {}
  }
}
