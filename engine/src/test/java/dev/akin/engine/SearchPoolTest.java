package dev.akin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

final class SearchPoolTest {
  @Test
  void whatDoesNotFitIntoTheQueueIsRefused() throws Exception {
    CountDownLatch running = new CountDownLatch(2);
    CountDownLatch release = new CountDownLatch(1);
    try (SearchPool pool = new SearchPool(2, 1);
        ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> answers = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        answers.add(
            clients.submit(() ->
                pool.run(() -> {
                  running.countDown();
                  release.await();
                  return "found";
                })));
      }
      running.await();
      Future<String> waiting = clients.submit(() -> pool.run(() -> "found"));
      while (pool.waiting() == 0) {
        Thread.onSpinWait();
      }

      assertThatThrownBy(() -> pool.run(() -> "found"))
          .isInstanceOf(OverloadedException.class)
          .hasMessageContaining("1 searches");
      release.countDown();
      answers.add(waiting);
      for (Future<String> answer : answers) {
        assertThat(answer.get()).isEqualTo("found");
      }
    }
  }

  @Test
  void failuresReachTheCallerAsTheyAre() {
    InvalidRequestException failure = new InvalidRequestException("no");
    try (SearchPool pool = new SearchPool(1, 1)) {
      assertThatThrownBy(() ->
              pool.run(() -> {
                throw failure;
              }))
          .isSameAs(failure);
    }
  }

  @Test
  void aClosedPoolSaysSo() {
    SearchPool pool = new SearchPool(1, 1);
    pool.close();
    assertThatThrownBy(() -> pool.run(() -> "found")).hasMessageContaining("closed");
  }
}
