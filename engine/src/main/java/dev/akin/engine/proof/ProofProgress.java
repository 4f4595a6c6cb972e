package dev.akin.engine.proof;

/** Is told how far a proof is, by one thread at a time. */
public interface ProofProgress {
  /**
   * A stage begins.
   *
   * @param total the number of its steps
   */
  void begin(String stage, long total);

  /** So many steps of the stage are done. */
  void advance(long done);

  /** Tells nobody. */
  static ProofProgress none() {
    return new ProofProgress() {
      @Override
      public void begin(String stage, long total) {}

      @Override
      public void advance(long done) {}
    };
  }
}
