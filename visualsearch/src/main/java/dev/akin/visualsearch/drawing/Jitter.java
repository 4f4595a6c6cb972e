package dev.akin.visualsearch.drawing;

import java.util.SplittableRandom;

/** Seeded chance: what makes two drawings of one product differ. */
final class Jitter {
  private final SplittableRandom random;

  Jitter(long seed) {
    random = new SplittableRandom(seed);
  }

  /** A number from {@code low} up to {@code high}. */
  double between(double low, double high) {
    return low + random.nextDouble() * (high - low);
  }

  /** About bell-shaped around 0, within ±1. */
  double bell() {
    return (random.nextDouble() + random.nextDouble() + random.nextDouble()) * 2 / 3 - 1;
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  <T> T pick(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
