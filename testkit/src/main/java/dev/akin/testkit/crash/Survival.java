package dev.akin.testkit.crash;

import java.util.SplittableRandom;

/**
 * The choice of what survives a power failure of all that was not forced.
 *
 * <p>Besides the two extremes, nothing and everything, which find most faults, there is chance:
 * each sector of a write for itself, as a disk writes them in any order; the changes of a folder up
 * to some point, as a file system keeps their order.
 */
final class Survival {
  /** A sector is written whole or not at all. */
  static final int SECTOR_BYTES = 512;

  private enum Mode {
    NOTHING,
    EVERYTHING,
    CHANCE
  }

  private final SplittableRandom random;
  private final Mode mode;
  private final double chance;

  Survival(long seed) {
    random = new SplittableRandom(seed);
    mode = Mode.values()[Math.min(2, random.nextInt(4))];
    chance = random.nextDouble();
  }

  /** Whether one sector of a write, or one truncation, reached the disk. */
  boolean sector() {
    return switch (mode) {
      case NOTHING -> false;
      case EVERYTHING -> true;
      case CHANCE -> random.nextDouble() < chance;
    };
  }

  /** How many of a folder's changes, in their order, reached the disk. */
  int changes(int pending) {
    return switch (mode) {
      case NOTHING -> 0;
      case EVERYTHING -> pending;
      case CHANCE -> random.nextInt(pending + 1);
    };
  }
}
