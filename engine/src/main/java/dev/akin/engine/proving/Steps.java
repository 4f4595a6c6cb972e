package dev.akin.engine.proving;

import dev.akin.engine.proof.ProofProgress;

/** Counts the steps of a stage that several threads take. For any thread. */
final class Steps {
  private final ProofProgress progress;
  private long done;

  /** A stage that begins now. */
  static Steps begin(ProofProgress progress, String stage, long total) {
    progress.begin(stage, total);
    return new Steps(progress);
  }

  private Steps(ProofProgress progress) {
    this.progress = progress;
  }

  synchronized void done(int steps) {
    done += steps;
    progress.advance(done);
  }
}
