package dev.akin.eval;

import java.util.OptionalLong;

/** Watches long work. Called by one thread at a time, though not always the same. */
public interface Progress {
  /**
   * A stage begins, and ends the one before.
   *
   * @param stage what is done, as people read it: {@code exact search}
   * @param total how many steps it takes, if known
   */
  void begin(String stage, OptionalLong total);

  /**
   * So many steps of the stage are done.
   *
   * @param done since its begin, never fewer than before
   */
  void advance(long done);

  /** No stage follows. */
  void end();

  /** Watches nothing. */
  static Progress none() {
    return new Progress() {
      @Override
      public void begin(String stage, OptionalLong total) {}

      @Override
      public void advance(long done) {}

      @Override
      public void end() {}
    };
  }
}
