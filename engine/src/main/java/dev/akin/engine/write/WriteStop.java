package dev.akin.engine.write;

import dev.akin.engine.damage.Damage;
import java.util.List;

/**
 * Why a store takes no writes.
 *
 * @param message one line, with the remedy
 * @param damages what is damaged, if that is why
 */
public record WriteStop(Kind kind, String message, List<Damage> damages) {
  /** What has to happen before writes are taken again. */
  public enum Kind {
    /** The engine was opened to be read only. */
    READ_ONLY_MODE,
    /** Bytes on disk are damaged; somebody has to repair them. */
    DAMAGE,
    /** The disk is full; writes are taken again, without help, when there is space. */
    DISK_FULL,
    /** The storage failed in another way; the collection has to be opened again. */
    FAILURE
  }

  /** Whether writes stay refused until the collection is opened again by somebody who means it. */
  public boolean isPermanent() {
    return kind == Kind.READ_ONLY_MODE || kind == Kind.DAMAGE;
  }

  static WriteStop readOnlyMode() {
    return new WriteStop(Kind.READ_ONLY_MODE, "the engine was opened to be read only", List.of());
  }

  static WriteStop damage(List<Damage> damages) {
    String others = damages.size() == 1 ? "" : " (and %d more)".formatted(damages.size() - 1);
    return new WriteStop(
        Kind.DAMAGE,
        "damaged and open to be read only: %s%s; `akin verify --repair` says what can be rebuilt"
            .formatted(damages.getFirst(), others),
        List.copyOf(damages));
  }

  static WriteStop diskFull(long usable, Exception cause) {
    return new WriteStop(
        Kind.DISK_FULL,
        "the disk is full, %,d bytes are free (%s); writes are refused until there is space, reads go on"
            .formatted(usable, cause.getMessage()),
        List.of());
  }

  static WriteStop failure(Exception cause) {
    return new WriteStop(
        Kind.FAILURE,
        "writes are refused since the storage failed: " + cause.getMessage(),
        List.of());
  }
}
