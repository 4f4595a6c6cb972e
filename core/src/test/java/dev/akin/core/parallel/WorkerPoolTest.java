package dev.akin.core.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WorkerPoolTest {
  /** What one thread works with: whoever finds it in use has found a mistake. */
  private static final class Scratch {
    private final AtomicInteger users = new AtomicInteger();

    void use(Runnable work) {
      assertThat(users.incrementAndGet()).isEqualTo(1);
      work.run();
      users.decrementAndGet();
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 8", "2, 1", "3, 5", "8, 1", "8, 64"})
  void everyTaskRunsOnceWithScratchOfItsOwn(int threads, int grain) {
    try (WorkerPool pool = Workers.of(threads).pool()) {
      for (int count : new int[] {0, 1, 2, 7, 64, 1_000}) {
        AtomicIntegerArray runs = new AtomicIntegerArray(Math.max(count, 1));
        Set<Integer> asked = ConcurrentHashMap.newKeySet();
        pool.run(
            count,
            grain,
            thread -> {
              assertThat(asked.add(thread)).as("thread %d is asked for once", thread).isTrue();
              return new Scratch();
            },
            (scratch, number) -> scratch.use(() -> runs.incrementAndGet(number)));
        for (int number = 0; number < count; number++) {
          assertThat(runs.get(number)).isEqualTo(1);
        }
        assertThat(asked).allMatch(thread -> thread >= 0 && thread < threads);
      }
    }
  }

  @Test
  void fewTasksAreRunByTheCaller() {
    Set<Thread> runners = ConcurrentHashMap.newKeySet();
    Workers.of(4).run(8, 8, number -> runners.add(Thread.currentThread()));
    assertThat(runners).containsExactly(Thread.currentThread());
  }

  @Test
  void otherThreadsAreDaemonsAndSayWhatTheyAreFor() {
    CountDownLatch bothAreHere = new CountDownLatch(2);
    Set<Thread> runners = ConcurrentHashMap.newKeySet();
    Workers.of(2)
        .run(
            2,
            1,
            number -> {
              runners.add(Thread.currentThread());
              bothAreHere.countDown();
              await(bothAreHere);
            });
    runners.remove(Thread.currentThread());
    assertThat(runners).hasSize(1);
    Thread other = runners.iterator().next();
    assertThat(other.getName()).isEqualTo("akin-build-0");
    assertThat(other.isDaemon()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void whatATaskThrowsIsThrownAndNoFurtherTaskBegins(int threads) {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger ended = new AtomicInteger();
    IllegalArgumentException broken = new IllegalArgumentException("number 20");
    Workers workers = Workers.of(threads);
    assertThatThrownBy(() ->
            workers.run(
                1_000_000,
                1,
                number -> {
                  running.incrementAndGet();
                  try {
                    if (number == 20) {
                      throw broken;
                    }
                    ended.incrementAndGet();
                  } finally {
                    running.decrementAndGet();
                  }
                }))
        .isSameAs(broken);
    assertThat(running.get()).isZero();
    assertThat(ended.get()).isLessThan(1_000_000 - 1);
    assertThatThrownBy(() ->
            workers.run(
                2,
                1,
                number -> {
                  throw new AssertionError("an error");
                }))
        .isInstanceOf(AssertionError.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void anInterruptedCallerBeginsNothing(int threads) {
    AtomicInteger runs = new AtomicInteger();
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> Workers.of(threads).run(100, 1, number -> runs.incrementAndGet()))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).as("still interrupted").isTrue();
    assertThat(runs.get()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void interruptedMeanwhileItEndsWhenTheTasksUnderWayHave(int threads) {
    Thread caller = Thread.currentThread();
    AtomicInteger running = new AtomicInteger();
    AtomicInteger runs = new AtomicInteger();
    assertThatThrownBy(() ->
            Workers.of(threads)
                .run(
                    1_000_000,
                    1,
                    number -> {
                      running.incrementAndGet();
                      if (runs.incrementAndGet() == 10) {
                        caller.interrupt();
                      }
                      running.decrementAndGet();
                    }))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).as("still interrupted").isTrue();
    assertThat(running.get()).isZero();
    assertThat(runs.get()).isLessThan(1_000_000);
  }

  @Test
  void waitingForOthersEndsAfterTheyHaveEvenIfInterrupted() {
    Thread caller = Thread.currentThread();
    AtomicInteger ended = new AtomicInteger();
    CountDownLatch bothAreHere = new CountDownLatch(2);
    CountDownLatch callerIsDone = new CountDownLatch(1);
    assertThatThrownBy(() ->
            Workers.of(2)
                .run(
                    2,
                    1,
                    number -> {
                      bothAreHere.countDown();
                      await(bothAreHere);
                      if (Thread.currentThread().equals(caller)) {
                        callerIsDone.countDown();
                      } else {
                        await(callerIsDone);
                        caller.interrupt();
                      }
                      ended.incrementAndGet();
                    }))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(ended.get()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"1, 10, 4", "9, 10, 4", "10, 10, 4", "100, 10, 4", "1000, 10, 4", "1000, 1, 1"})
  void rangesCoverEveryNumberOnce(int size, int few, int threads) {
    AtomicIntegerArray runs = new AtomicIntegerArray(size);
    AtomicInteger ranges = new AtomicInteger();
    Workers.of(threads)
        .runRanges(
            size,
            few,
            (from, to) -> {
              ranges.incrementAndGet();
              for (int number = from; number < to; number++) {
                runs.incrementAndGet(number);
              }
            });
    for (int number = 0; number < size; number++) {
      assertThat(runs.get(number)).isEqualTo(1);
    }
    assertThat(ranges.get()).isEqualTo(Math.clamp(size / few, 1, threads));
  }

  @Test
  void noThreadsBuildNothing() {
    assertThatThrownBy(() -> Workers.of(0)).hasMessage("0 threads build nothing");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError("tasks are not interrupted", e);
    }
  }
}
