package dev.akin.core.parallel;

/** Nobody listens. */
enum Silence implements BuildProgress {
  INSTANCE;

  @Override
  public void report(String stage, long done, long total) {}
}
