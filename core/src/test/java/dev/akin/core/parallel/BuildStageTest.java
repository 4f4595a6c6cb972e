package dev.akin.core.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class BuildStageTest {
  private static final long TENTH = 100_000_000;

  private final List<String> heard = new ArrayList<>();
  private final AtomicLong clock = new AtomicLong(-TENTH / 2);

  private BuildStage stage(long total) {
    return new BuildStage(
        (stage, done, all) -> heard.add(stage + " " + done + "/" + all), "x", total, clock::get);
  }

  @Test
  void isHeardTenTimesASecondAtMost() {
    BuildStage stage = stage(1_000);
    for (int step = 0; step < 1_000; step++) {
      clock.addAndGet(TENTH / 100);
      stage.advance(1);
    }
    stage.end();
    assertThat(heard)
        .containsExactly(
            "x 0/1000",
            "x 100/1000",
            "x 200/1000",
            "x 300/1000",
            "x 400/1000",
            "x 500/1000",
            "x 600/1000",
            "x 700/1000",
            "x 800/1000",
            "x 900/1000",
            "x 1000/1000");
  }

  @Test
  void endsWithAllStepsThoughFewerWereNeeded() {
    BuildStage stage = stage(50);
    stage.advance(3);
    stage.end();
    assertThat(heard).containsExactly("x 0/50", "x 50/50");
  }

  @Test
  void anEmptyStageHasAStep() {
    stage(0).end();
    assertThat(heard).containsExactly("x 0/1", "x 1/1");
  }

  @Test
  void isHeardByOneThreadAtATimeAndNeverGoesBack() {
    AtomicInteger inside = new AtomicInteger();
    AtomicLong last = new AtomicLong();
    AtomicInteger calls = new AtomicInteger();
    BuildProgress progress =
        (name, done, total) -> {
          assertThat(inside.incrementAndGet()).isEqualTo(1);
          assertThat(done).isBetween(last.get(), total);
          last.set(done);
          calls.incrementAndGet();
          inside.decrementAndGet();
        };
    // Every look at the clock is a tenth of a second later: each step is due.
    BuildStage stage = new BuildStage(progress, "x", 20_000, () -> clock.addAndGet(TENTH));
    Workers.of(4).run(20_000, 1, number -> stage.advance(1));
    stage.end();
    assertThat(last.get()).isEqualTo(20_000);
    assertThat(calls.get()).isGreaterThan(2);
  }

  @Test
  void whatTheListenerThrowsEndsTheWork() {
    IllegalStateException enough = new IllegalStateException("enough");
    BuildProgress progress =
        (name, done, total) -> {
          if (done > 0) {
            throw enough;
          }
        };
    BuildStage stage = new BuildStage(progress, "x", 1_000_000, () -> clock.addAndGet(TENTH));
    assertThatThrownBy(() -> Workers.of(3).run(1_000_000, 1, number -> stage.advance(1)))
        .isSameAs(enough);
  }

  @Test
  void silentWorkersAreNotHeard() {
    Workers workers = new Workers(2, (stage, done, total) -> heard.add(stage));
    workers.silent().stage("inner", 10).end();
    assertThat(heard).isEmpty();
    assertThat(workers.silent().threads()).isEqualTo(2);
  }
}
