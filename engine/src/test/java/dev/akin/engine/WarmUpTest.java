package dev.akin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.core.vector.Metric;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WarmUpTest {
  @TempDir private Path data;

  @Test
  void itIsDoneWhenAllAreWarmAlsoIfOneFails() throws InterruptedException {
    CountDownLatch release = new CountDownLatch(1);
    List<String> warm = new CopyOnWriteArrayList<>();
    WarmUp.Warmable first =
        _ -> {
          warm.add("first");
          throw new IllegalStateException("dropped meanwhile");
        };
    WarmUp.Warmable second =
        _ -> {
          awaited(release);
          warm.add("second");
        };
    try (WarmUp warmUp = WarmUp.of(List.of(first, second))) {
      assertThat(warmUp.isDone()).isFalse();
      release.countDown();
      awaitDone(warmUp);
      assertThat(warm).containsExactly("first", "second");
    }
    assertThat(WarmUp.of(List.of()).isDone()).isTrue();
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void awaitDone(WarmUp warmUp) throws InterruptedException {
    while (!warmUp.isDone()) {
      Thread.sleep(1);
    }
  }

  @Test
  void closingEndsWhatIsUnderWay() {
    CountDownLatch begun = new CountDownLatch(1);
    WarmUp.Warmable endless =
        wanted -> {
          begun.countDown();
          while (wanted.isWanted()) {
            Thread.onSpinWait();
          }
        };
    try (WarmUp warmUp = WarmUp.of(List.of(endless))) {
      awaited(begun);
      assertThat(warmUp.isDone()).isFalse();
    }
  }

  @Test
  void openedCollectionsBecomeWarmAndNewOnesAre() throws InterruptedException {
    EngineParameters background = EngineParameters.defaults().withIndexThreads(1);
    try (Engine engine = Engine.open(data, background)) {
      assertThat(engine.isWarm()).isTrue();
      Collection products = engine.create("products", CollectionParameters.of(2, Metric.L2));
      products.upsert(List.of(new Point(PointId.of(1), new float[] {1, 2}, Payload.empty())));
      assertThat(products.status().ready()).isTrue();
      engine.create("empty", CollectionParameters.of(2, Metric.L2));
    }
    try (Engine engine = Engine.open(data, background)) {
      while (!engine.isWarm()) {
        Thread.sleep(1);
      }
      assertThat(engine.collection("products").status().ready()).isTrue();
      assertThat(engine.collection("empty").status().ready()).isTrue();
      assertThat(engine.resultCache().hits() + engine.resultCache().misses()).isZero();
    }
    try (Engine engine = Engine.open(data, background.withIndexThreads(0))) {
      assertThat(engine.isWarm()).as("nothing is done in the background").isTrue();
      Collection products = engine.collection("products");
      products.cold();
      assertThat(products.status().ready()).isFalse();
      products.warmUp(() -> true);
      assertThat(products.status().ready()).isTrue();
      assertThat(products.awaitIndexed(Duration.ofMinutes(1))).isTrue();
    }
  }
}
