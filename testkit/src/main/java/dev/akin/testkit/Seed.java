package dev.akin.testkit;

import java.util.SplittableRandom;

/**
 * The one number from which a test draws all its randomness.
 *
 * <p>The default is fixed, so that a green build stays green; {@code -Dakin.seed=N} replaces it, to
 * replay a failure or to look further. Independent streams of one test come from {@link
 * #derive(long)}, never from a second seed.
 *
 * @param value any number
 */
public record Seed(long value) {
  /** The system property that replaces the default seed. */
  public static final String PROPERTY = "akin.seed";

  private static final long DEFAULT = 20_250_916L;

  /** The seed of this run: the property's if it is set, else the fixed default. */
  public static Seed ofRun() {
    return new Seed(Long.getLong(PROPERTY, DEFAULT));
  }

  /** Whether the run was asked to replay one seed. */
  static boolean isGiven() {
    return Long.getLong(PROPERTY) != null;
  }

  /** A new generator; two calls give two generators with the same numbers. */
  public SplittableRandom random() {
    return new SplittableRandom(value);
  }

  /** The seed of an independent stream: the same label gives the same seed. */
  public Seed derive(long label) {
    return new Seed(new SplittableRandom(value ^ (label * 0x9E37_79B9_7F4A_7C15L)).nextLong());
  }

  /** How to run the failed test once more with the same numbers. */
  public String replay() {
    return "replay with -D" + PROPERTY + "=" + value;
  }
}
