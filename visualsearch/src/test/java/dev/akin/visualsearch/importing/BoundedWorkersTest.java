package dev.akin.visualsearch.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class BoundedWorkersTest {
  @Test
  void runsEveryTask() throws IOException {
    AtomicInteger done = new AtomicInteger();
    try (BoundedWorkers workers = new BoundedWorkers(3)) {
      for (int i = 0; i < 1000; i++) {
        workers.submit(done::incrementAndGet);
      }
      workers.await();
      assertThat(done.get()).isEqualTo(1000);
    }
  }

  @Test
  void holdsTheSubmitterBackAtFiveTasksPerThread() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    AtomicInteger submitted = new AtomicInteger();
    try (BoundedWorkers workers = new BoundedWorkers(1)) {
      for (int i = 0; i < 5; i++) {
        workers.submit(() -> await(gate));
      }
      Thread sixth = Thread.ofPlatform().start(() -> submit(workers, submitted));
      while (sixth.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
      assertThat(submitted.get()).isZero();
      gate.countDown();
      sixth.join();
      assertThat(submitted.get()).isEqualTo(1);
    }
  }

  @Test
  void theFirstFailureReachesTheSubmitter() throws IOException {
    try (BoundedWorkers workers = new BoundedWorkers(2)) {
      workers.submit(() -> {
        throw new IOException("disk full");
      });
      assertThatThrownBy(workers::await).isInstanceOf(IOException.class).hasMessage("disk full");
      assertThatThrownBy(() -> workers.submit(() -> {})).hasMessage("disk full");
    }
  }

  private static void submit(BoundedWorkers workers, AtomicInteger submitted) {
    try {
      workers.submit(() -> {});
      submitted.incrementAndGet();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void await(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
