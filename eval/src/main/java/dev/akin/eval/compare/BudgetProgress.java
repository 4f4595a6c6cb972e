package dev.akin.eval.compare;

import dev.akin.eval.Progress;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * Stages with how much of the budget is spent before their names: {@code 3:20 of 15:00, timing
 * HNSW32}.
 */
final class BudgetProgress implements Progress {
  private static final int SECONDS = 60;

  private final Progress progress;
  private final Budget budget;

  BudgetProgress(Progress progress, Budget budget) {
    this.progress = progress;
    this.budget = budget;
  }

  @Override
  public void begin(String stage, OptionalLong total) {
    progress.begin(
        "%s of %s, %s".formatted(clock(budget.spent()), clock(budget.total()), stage), total);
  }

  @Override
  public void advance(long done) {
    progress.advance(done);
  }

  @Override
  public void end() {
    progress.end();
  }

  private static String clock(double seconds) {
    long whole = (long) seconds;
    return String.format(Locale.ROOT, "%d:%02d", whole / SECONDS, whole % SECONDS);
  }
}
