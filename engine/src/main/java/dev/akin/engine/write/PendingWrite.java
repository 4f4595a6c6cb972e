package dev.akin.engine.write;

import dev.akin.engine.log.Appended;
import dev.akin.engine.log.Operation;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A write on its way from the queue to its outcome. Its fields are used by the holder of the
 * store's lock alone.
 */
final class PendingWrite {
  private final Resolution resolution;
  private final boolean dependsOnState;
  private List<Operation> operations = List.of();
  private @Nullable Appended place;
  private @Nullable Written outcome;
  private @Nullable Exception failure;

  private PendingWrite(Resolution resolution, boolean dependsOnState) {
    this.resolution = resolution;
    this.dependsOnState = dependsOnState;
  }

  static PendingWrite of(List<Operation> operations) {
    return new PendingWrite(_ -> operations, false);
  }

  static PendingWrite of(Resolution resolution) {
    return new PendingWrite(resolution, true);
  }

  /** Whether every earlier write must be visible before this one is resolved. */
  boolean dependsOnState() {
    return dependsOnState;
  }

  boolean isDone() {
    return outcome != null || failure != null;
  }

  void fail(Exception cause) {
    failure = cause;
  }

  /** Resolves the write and puts it into the log; without operations it is done. */
  void append(WriteTarget target) {
    try {
      operations = target.resolve(resolution);
      if (operations.isEmpty()) {
        outcome = new Written(target.lastSequence(), 0);
      } else {
        place = target.append(operations);
      }
    } catch (IOException | RuntimeException e) {
      failure = e;
    }
  }

  /** Waits until the write is durable and carries it out. */
  void apply(WriteTarget target) {
    Appended at = place;
    if (isDone() || at == null) {
      return;
    }
    try {
      at.await();
      outcome = new Written(at.lastSequence(), target.apply(operations, at.firstSequence()));
    } catch (IOException | RuntimeException e) {
      failure = e;
    }
  }

  Written result() throws IOException {
    return switch (failure) {
      case null -> {
        if (outcome == null) {
          throw new IllegalStateException("the write is not done");
        }
        yield outcome;
      }
      case RuntimeException e -> throw e;
      case WritesStoppedException e -> throw new WritesStoppedException(e.stop(), e);
      case IOException e -> throw new IOException(e.getMessage(), e);
      case Exception e -> throw new IllegalStateException(e);
    };
  }
}
