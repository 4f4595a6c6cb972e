package dev.akin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.engine.SearchPool.Outcome;
import dev.akin.engine.query.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

final class SearchPoolTest {
  private static final Duration LONG = Duration.ofMinutes(5);

  /** Questions from here on are short. */
  private static final int SHORT = 1_000;

  /** Answers numbers with texts, and remembers which came together. */
  private static final class Numbers implements SearchPool.Answerer<Integer, String> {
    private final boolean shares;
    private final CountDownLatch running;
    private final CountDownLatch release = new CountDownLatch(1);
    private final List<List<Integer>> batches = new ArrayList<>();

    Numbers(boolean shares, int threads) {
      this.shares = shares;
      this.running = new CountDownLatch(threads);
    }

    @Override
    public boolean sharesWork(Integer question) {
      return shares && question >= 0;
    }

    @Override
    public boolean isShort(Integer question) {
      return question >= SHORT;
    }

    @Override
    public List<Outcome<String>> answers(List<Integer> questions) {
      synchronized (batches) {
        batches.add(List.copyOf(questions));
      }
      running.countDown();
      try {
        release.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return questions.stream().map(Numbers::answer).toList();
    }

    private static Outcome<String> answer(int question) {
      return question == 13
          ? Outcome.failed(new InvalidRequestException("thirteen"))
          : Outcome.of("number " + question);
    }

    List<List<Integer>> batches() {
      synchronized (batches) {
        return List.copyOf(batches);
      }
    }
  }

  private static String ask(SearchPool pool, Numbers numbers, int question) throws Exception {
    return pool.run(numbers, question, Deadline.after(LONG));
  }

  private static void awaitWaiting(SearchPool pool, int count) {
    while (pool.waiting() < count) {
      Thread.onSpinWait();
    }
  }

  @Test
  void whatDoesNotFitIntoTheQueueIsRefused() throws Exception {
    Numbers numbers = new Numbers(false, 2);
    try (SearchPool pool = new SearchPool(2, 1);
        ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> answers = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        int question = i;
        answers.add(clients.submit(() -> ask(pool, numbers, question)));
      }
      numbers.running.await();
      answers.add(clients.submit(() -> ask(pool, numbers, 2)));
      awaitWaiting(pool, 1);

      assertThatThrownBy(() -> ask(pool, numbers, 3))
          .isInstanceOf(OverloadedException.class)
          .hasMessageContaining("1 searches");
      numbers.release.countDown();
      for (int i = 0; i < 3; i++) {
        assertThat(answers.get(i).get()).isEqualTo("number " + i);
      }
    }
  }

  @Test
  void aClientThatComesAgainAtOnceIsNotCountedTwice() throws Exception {
    Numbers numbers = new Numbers(false, 1);
    numbers.release.countDown();
    try (SearchPool pool = new SearchPool(1, 1);
        ExecutorService clients = Executors.newFixedThreadPool(2)) {
      List<Future<String>> last = new ArrayList<>();
      for (int client = 0; client < 2; client++) {
        last.add(
            clients.submit(() -> {
              String answer = "";
              for (int i = 0; i < 5_000; i++) {
                answer = ask(pool, numbers, i % 10);
              }
              return answer;
            }));
      }
      for (Future<String> each : last) {
        assertThat(each.get()).isEqualTo("number 9");
      }
    }
  }

  @Test
  void aShortQuestionIsAnsweredByTheAskerWhileAThreadIsFree() throws Exception {
    Numbers numbers = new Numbers(false, 1);
    Thread[] answering = new Thread[1];
    SearchPool.Answerer<Integer, String> here =
        new SearchPool.Answerer<>() {
          @Override
          public boolean sharesWork(Integer question) {
            return false;
          }

          @Override
          public boolean isShort(Integer question) {
            return true;
          }

          @Override
          public List<Outcome<String>> answers(List<Integer> questions) {
            answering[0] = Thread.currentThread();
            return numbers.answers(questions);
          }
        };
    try (SearchPool pool = new SearchPool(1, 100);
        ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<String> first = clients.submit(() -> ask(pool, numbers, SHORT));
      numbers.running.await();
      // The only place is taken, by a client: neither a thread nor another client may search.
      Future<String> second = clients.submit(() -> ask(pool, numbers, 1));
      Future<String> third = clients.submit(() -> pool.run(here, 2, Deadline.after(LONG)));
      awaitWaiting(pool, 2);
      assertThat(numbers.batches()).hasSize(1);
      numbers.release.countDown();
      assertThat(first.get()).isEqualTo("number 1000");
      assertThat(second.get()).isEqualTo("number 1");
      assertThat(third.get()).isEqualTo("number 2");
      assertThat(answering[0].getName()).startsWith("akin-search");

      assertThat(pool.run(here, 3, Deadline.after(LONG))).isEqualTo("number 3");
      assertThat(answering[0]).isSameAs(Thread.currentThread());
      assertThatThrownBy(() -> pool.run(here, 13, Deadline.after(LONG)))
          .isInstanceOf(InvalidRequestException.class);
      assertThat(pool.run(here, 4, Deadline.after(LONG))).isEqualTo("number 4");
    }
  }

  @Test
  void thoseThatShareWorkAreAnsweredTogetherAndTheOthersInTheirTurn() throws Exception {
    Numbers numbers = new Numbers(true, 1);
    try (SearchPool pool = new SearchPool(1, 100);
        ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> answers = new ArrayList<>();
      int[] questions = {1, 2, -3, 13, 5, -6};
      for (int question : questions) {
        answers.add(clients.submit(() -> ask(pool, numbers, question)));
        if (question == 1) {
          numbers.running.await();
        } else {
          awaitWaiting(pool, answers.size() - 1);
        }
      }
      numbers.release.countDown();
      for (int i = 0; i < questions.length; i++) {
        Future<String> answer = answers.get(i);
        if (questions[i] == 13) {
          assertThatThrownBy(answer::get).hasRootCauseInstanceOf(InvalidRequestException.class);
        } else {
          assertThat(answer.get()).isEqualTo("number " + questions[i]);
        }
      }
      assertThat(numbers.batches())
          .containsExactly(List.of(1), List.of(2, 13, 5), List.of(-3), List.of(-6));
    }
  }

  @Test
  void aThreadTakesNoMoreThanItsShare() throws Exception {
    Numbers numbers = new Numbers(true, 2);
    try (SearchPool pool = new SearchPool(2, 100);
        ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> answers = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        answers.add(clients.submit(() -> ask(pool, numbers, 0)));
      }
      numbers.running.await();
      for (int i = 0; i < 10; i++) {
        int question = i;
        answers.add(clients.submit(() -> ask(pool, numbers, question)));
      }
      awaitWaiting(pool, 10);
      numbers.release.countDown();
      for (Future<String> answer : answers) {
        answer.get();
      }
      assertThat(numbers.batches().subList(2, numbers.batches().size()))
          .allSatisfy(batch -> assertThat(batch).hasSizeLessThanOrEqualTo(5));
      assertThat(numbers.batches()).hasSizeLessThan(12);
    }
  }

  @Test
  void whoWaitsTooLongIsToldSoAndNotSearched() throws Exception {
    Numbers numbers = new Numbers(false, 1);
    try (SearchPool pool = new SearchPool(1, 100);
        ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<String> first = clients.submit(() -> ask(pool, numbers, 1));
      numbers.running.await();
      Future<String> second = clients.submit(() -> ask(pool, numbers, 2));
      awaitWaiting(pool, 1);

      assertThatThrownBy(() -> pool.run(numbers, 3, Deadline.after(Duration.ofMillis(2))))
          .isInstanceOf(SearchTimeoutException.class)
          .hasMessage("timed out: no thread was free within 0.002 s, 1 other searches are waiting");
      assertThat(pool.waiting()).isEqualTo(1);
      numbers.release.countDown();
      assertThat(first.get()).isEqualTo("number 1");
      assertThat(second.get()).isEqualTo("number 2");
      assertThat(numbers.batches()).containsExactly(List.of(1), List.of(2));
    }
  }

  @Test
  void failuresReachTheCallerAsTheyAre() {
    InvalidRequestException failure = new InvalidRequestException("no");
    SearchPool.Answerer<Integer, String> failing =
        new SearchPool.Answerer<>() {
          @Override
          public boolean isShort(Integer question) {
            return false;
          }

          @Override
          public boolean sharesWork(Integer question) {
            return true;
          }

          @Override
          public List<Outcome<String>> answers(List<Integer> questions) {
            throw failure;
          }
        };
    try (SearchPool pool = new SearchPool(1, 1)) {
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> pool.run(failing, 1, Deadline.after(LONG))).isSameAs(failure);
      }
    }
  }

  @Test
  void aClosedPoolSaysSo() throws Exception {
    Numbers numbers = new Numbers(false, 1);
    SearchPool pool = new SearchPool(1, 1);
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<String> running = clients.submit(() -> ask(pool, numbers, 1));
      numbers.running.await();
      Future<String> waiting = clients.submit(() -> ask(pool, numbers, 2));
      awaitWaiting(pool, 1);
      pool.close();
      assertThatThrownBy(waiting::get).hasStackTraceContaining("the engine is closed");
      assertThatThrownBy(() -> ask(pool, numbers, 3)).hasMessageContaining("closed");
      numbers.release.countDown();
      assertThat(running.get()).isEqualTo("number 1");
    }
  }
}
