package dev.akin.engine.damage;

/**
 * Damage that a check found, and what can be done about it.
 *
 * @param collection the collection that it belongs to; empty for files of the data directory itself
 * @param effect what the remedy does and what is lost, in one line
 */
public record Finding(String collection, Damage damage, Remedy remedy, String effect) {
  /** What ends damage. */
  public enum Remedy {
    /** The file is deleted; what it held is computed again when it is needed. */
    REBUILD,
    /** The index is built again from the change log, which holds every operation. */
    REPLAY,
    /** The change log is begun anew; the segments hold what is damaged in it. */
    RENEW,
    /** What is damaged is given up; acknowledged writes are lost. */
    DISCARD,
    /** Nothing here; a snapshot has to be restored. */
    NONE;

    /** Whether it loses nothing that was acknowledged. */
    public boolean isLossless() {
      return this == REBUILD || this == REPLAY || this == RENEW;
    }
  }
}
