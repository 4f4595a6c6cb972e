package dev.akin.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

final class WorkersTest {
  @Test
  void computesOnPlatformThreads() throws Exception {
    try (Workers workers = new Workers("tests", 1, 1);
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Boolean> virtual =
          callers.submit(() -> workers.call(() -> Thread.currentThread().isVirtual()));
      assertThat(virtual.get()).isFalse();
    }
  }

  @Test
  void passesOnWhatTheTaskThrew() {
    try (Workers workers = new Workers("tests", 1, 1)) {
      assertThatThrownBy(() ->
              workers.call(() -> {
                throw new IOException("no picture");
              }))
          .isExactlyInstanceOf(IOException.class)
          .hasMessage("no picture");
    }
  }

  @Test
  void refusesWhenTheQueueIsFull() throws Exception {
    CountDownLatch firstIsIn = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    try (Workers workers = new Workers("tests", 1, 1);
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<String> running =
          callers.submit(() ->
              workers.call(() -> {
                firstIsIn.countDown();
                mayEnd.await();
                return "first";
              }));
      firstIsIn.await();
      Future<String> waiting = callers.submit(() -> workers.call(() -> "second"));
      while (workers.waiting() == 0) {
        Thread.onSpinWait();
      }
      assertThatThrownBy(() -> workers.call(() -> "third"))
          .isInstanceOfSatisfying(
              RefusedException.class,
              refusal -> {
                assertThat(refusal.status()).isEqualTo(429);
                assertThat(refusal.headers()).containsKey("Retry-After");
              });
      mayEnd.countDown();
      assertThat(running.get()).isEqualTo("first");
      assertThat(waiting.get()).isEqualTo("second");
    }
  }
}
