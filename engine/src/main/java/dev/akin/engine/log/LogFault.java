package dev.akin.engine.log;

import dev.akin.engine.damage.Damage;

/**
 * A place in a log where bytes do not count.
 *
 * @param damage where, and what is wrong
 * @param firstLost sequence of the first operation that cannot be read there
 * @param lastLost sequence of the last one; below {@code firstLost} if nothing is lost
 * @param tornTail whether it may be an unfinished write, which was never acknowledged
 */
public record LogFault(Damage damage, long firstLost, long lastLost, boolean tornTail) {
  /** Whether acknowledged operations from {@code sequence} on cannot be read. */
  public boolean loses(long sequence) {
    return !tornTail && lastLost >= Math.max(firstLost, sequence);
  }
}
