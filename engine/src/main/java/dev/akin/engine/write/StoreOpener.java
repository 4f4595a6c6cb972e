package dev.akin.engine.write;

import dev.akin.engine.damage.Damage;
import dev.akin.engine.damage.DamagedException;
import dev.akin.engine.file.DiskSpace;
import dev.akin.engine.log.ChangeLog;
import dev.akin.engine.log.FileLogParameters;
import dev.akin.engine.log.FrozenChangeLog;
import dev.akin.engine.log.LogCorruptedException;
import dev.akin.engine.segment.SegmentStore;
import dev.akin.engine.segment.StoreParameters;
import dev.akin.engine.write.CollectionStore.Opened;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Opens the store in a collection's folder: to be written where everything is whole, else to be
 * read, with what is whole.
 */
public record StoreOpener(
    StoreParameters segments, FileLogParameters log, UpkeepParameters upkeep) {
  /**
   * Opens a store, creating it where it is missing, and recovers it from its log. Where bytes are
   * damaged, or the disk is full, nothing is changed and the store takes no writes.
   *
   * @throws DamagedException if nothing of it can be read
   * @throws IOException if files cannot be read at all
   */
  public CollectionStore open(Path folder) throws IOException {
    StoreFolder files = new StoreFolder(folder, segments, log);
    WriteGate gate = new WriteGate(folder);
    try {
      return new CollectionStore(files, upkeep, writable(files, gate));
    } catch (IOException | RuntimeException e) {
      if (DiskSpace.isExhausted(e)) {
        gate.fail("opening", e);
        return new CollectionStore(files, upkeep, frozen(files, gate, false));
      }
      Optional<List<Damage>> damages = damages(e, files);
      if (damages.isEmpty()) {
        throw e;
      }
      return new CollectionStore(files, upkeep, damaged(files, gate, damages.get()));
    }
  }

  /** Opens a store that takes no writes, without changing anything. */
  public CollectionStore openReadOnly(Path folder) throws IOException {
    StoreFolder files = new StoreFolder(folder, segments, log);
    WriteGate gate = new WriteGate(folder);
    Opened opened = frozen(files, gate, false);
    List<Damage> damages = damagesOf(opened);
    gate.close(damages.isEmpty() ? WriteStop.readOnlyMode() : WriteStop.damage(damages));
    return new CollectionStore(files, upkeep, opened);
  }

  // Resources are closed on failure and handed over otherwise.
  @SuppressWarnings("MustBeClosedChecker")
  private static Opened writable(StoreFolder files, WriteGate gate) throws IOException {
    ChangeLog changes = files.openLog();
    try {
      return new Opened(changes, LiveSegments.open(files.openSegments(), changes), gate);
    } catch (IOException | RuntimeException e) {
      closeQuietly(changes, e);
      throw e;
    }
  }

  private static Opened damaged(StoreFolder files, WriteGate gate, List<Damage> known)
      throws IOException {
    Opened opened = frozen(files, gate, true);
    List<Damage> found = damagesOf(opened);
    gate.close(WriteStop.damage(found.isEmpty() ? known : found));
    return opened;
  }

  @SuppressWarnings("MustBeClosedChecker")
  private static Opened frozen(StoreFolder files, WriteGate gate, boolean thorough)
      throws IOException {
    SegmentStore whole = files.openFrozenSegments(thorough);
    FrozenChangeLog changes;
    try {
      changes = files.openFrozenLog(whole.committedSequence());
    } catch (IOException | RuntimeException e) {
      closeQuietly(whole, e);
      throw e;
    }
    return new Opened(changes, LiveSegments.open(whole, changes), gate);
  }

  private static List<Damage> damagesOf(Opened opened) {
    List<Damage> damages = new ArrayList<>(opened.live().segments().damages());
    if (opened.log() instanceof FrozenChangeLog frozen) {
      damages.addAll(frozen.damages());
    }
    return damages;
  }

  /** The damage that a failure tells of; nothing if it tells of something else. */
  private static Optional<List<Damage>> damages(Exception failure, StoreFolder files) {
    return switch (failure) {
      case DamagedException e -> Optional.of(e.damages());
      case LogCorruptedException e -> Optional.of(List.of(e.damage()));
      case LogMismatchException e ->
          Optional.of(List.of(Damage.in(files.logPath(), String.valueOf(e.getMessage()))));
      case Exception e when SegmentStore.isDamage(e) ->
          Optional.of(List.of(Damage.in(files.path(), String.valueOf(e.getMessage()))));
      default -> Optional.empty();
    };
  }

  private static void closeQuietly(AutoCloseable resource, Exception cause) {
    try {
      resource.close();
    } catch (Exception e) {
      cause.addSuppressed(e);
    }
  }
}
