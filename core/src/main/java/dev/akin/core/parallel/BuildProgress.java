package dev.akin.core.parallel;

/**
 * Hears how far a build is. Called by the threads that build, which wait meanwhile: by one at a
 * time, though not always the same. What it throws ends the build.
 */
@FunctionalInterface
public interface BuildProgress {
  /**
   * So many steps of a stage are done. A stage begins with 0 and ends with all of its steps; in
   * between it is heard of about ten times a second at most.
   *
   * @param stage what is done, as people read it: {@code k-means}, {@code encoding}
   * @param done steps since the stage began, never fewer than before
   * @param total steps that the stage has, at least 1
   */
  void report(String stage, long done, long total);

  /** Hears nothing. */
  static BuildProgress none() {
    return Silence.INSTANCE;
  }
}
