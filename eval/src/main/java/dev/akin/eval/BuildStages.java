package dev.akin.eval;

import dev.akin.core.parallel.BuildProgress;
import java.util.OptionalLong;

/**
 * The stages of a build as stages of longer work: {@code building IVF1024,PQ28: k-means}. Heard by
 * one thread at a time, as the build promises.
 */
public final class BuildStages implements BuildProgress {
  private final Progress progress;
  private final String what;
  private String stage = "";

  /**
   * Stages that follow what is watched.
   *
   * @param what begins the name of each
   */
  public BuildStages(Progress progress, String what) {
    this.progress = progress;
    this.what = what;
  }

  @Override
  public void report(String newStage, long done, long total) {
    // A stage of the same name may follow, for another layer of the index.
    if (done == 0 || !newStage.equals(stage)) {
      stage = newStage;
      progress.begin(what + ": " + newStage, OptionalLong.of(total));
    }
    if (done > 0) {
      progress.advance(done);
    }
  }
}
