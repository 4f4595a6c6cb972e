package dev.akin.engine;

import dev.akin.engine.query.Deadline;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The platform threads that search. As many searches run at a time as there are threads; so many
 * more wait, first come, first served; the rest is refused at once, because a search that waits too
 * long helps nobody. Who waits until its deadline gives up and is not searched.
 *
 * <p>A short search runs on the thread that asks while one of these is free and stays so: waking
 * two threads would cost as much as the search.
 *
 * <p>A thread that takes up a search takes those along that wait for the same answerer and share
 * work with it, but no more than its share of all that wait, so that no thread is left without.
 */
final class SearchPool implements AutoCloseable {
  /** Above this a batch gains little, and its first search waits for the last. */
  private static final int LARGEST_BATCH = 64;

  private final int capacity;
  private final int size;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private final Deque<Waiting<?, ?>> queue = new ArrayDeque<>();
  private final AtomicLong tickets = new AtomicLong();
  private int busy;
  private boolean closed;

  /**
   * What answers questions.
   *
   * @param <Q> a question
   * @param <A> its answer
   */
  interface Answerer<Q, A> {
    /** Whether questions like this one cost less together than one after the other. */
    boolean sharesWork(Q question);

    /** Whether a question is answered in less time than it should take to hand it to a thread. */
    boolean isShort(Q question);

    /** Answers questions, each with an outcome of its own, in their order. */
    List<Outcome<A>> answers(List<Q> questions);
  }

  /** Either an answer or why there is none. */
  record Outcome<A>(@Nullable A answer, @Nullable Exception failure) {
    static <A> Outcome<A> of(A answer) {
      return new Outcome<>(answer, null);
    }

    static <A> Outcome<A> failed(Exception failure) {
      return new Outcome<>(null, failure);
    }

    private A get() throws Exception {
      if (failure != null) {
        throw failure;
      }
      return Objects.requireNonNull(answer);
    }
  }

  /** A question in the queue; no other has its ticket. */
  private record Waiting<Q, A>(
      long ticket,
      Answerer<Q, A> answerer,
      Q question,
      boolean shares,
      CompletableFuture<A> answer) {}

  SearchPool(int size, int queue) {
    this.capacity = queue;
    this.size = size;
    for (int i = 0; i < size; i++) {
      Thread.ofPlatform().name("akin-search-" + i).daemon().start(this::search);
    }
  }

  /**
   * Has a question answered by one of the threads and waits for that, or answers it here.
   *
   * @throws OverloadedException if the queue is full
   * @throws SearchTimeoutException if no thread took it up before the deadline
   */
  <Q, A> A run(Answerer<Q, A> answerer, Q question, Deadline deadline) throws Exception {
    return answerer.isShort(question) && occupy()
        ? runHere(answerer, question)
        : runThere(answerer, question, deadline);
  }

  /** Takes the place of a thread that is free; false if there is none. */
  private boolean occupy() {
    lock.lock();
    try {
      requireOpen();
      boolean free = queue.isEmpty() && busy < size;
      if (free) {
        busy++;
      }
      return free;
    } finally {
      lock.unlock();
    }
  }

  private <Q, A> A runHere(Answerer<Q, A> answerer, Q question) throws Exception {
    try {
      return answerer.answers(List.of(question)).getFirst().get();
    } finally {
      free();
    }
  }

  private <Q, A> A runThere(Answerer<Q, A> answerer, Q question, Deadline deadline)
      throws Exception {
    Waiting<Q, A> waiting =
        new Waiting<>(
            tickets.getAndIncrement(),
            answerer,
            question,
            answerer.sharesWork(question),
            new CompletableFuture<>());
    enqueue(waiting);
    try {
      return await(waiting, deadline);
    } catch (InterruptedException e) {
      withdraw(waiting);
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a search was waiting", e);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case Exception failure -> throw failure;
        case Error error -> throw error;
        case null, default -> throw new IllegalStateException(e);
      }
    }
  }

  private void enqueue(Waiting<?, ?> waiting) {
    lock.lock();
    try {
      requireOpen();
      int others = waiting();
      if (others >= capacity) {
        throw new OverloadedException(
            "overloaded: " + others + " searches are waiting already; try again later");
      }
      queue.add(waiting);
      filled.signal();
    } finally {
      lock.unlock();
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the engine is closed");
    }
  }

  /** A search that has begun ends by itself, because it looks at its deadline too. */
  private <A> A await(Waiting<?, A> waiting, Deadline deadline)
      throws InterruptedException, ExecutionException {
    try {
      return waiting.answer.get(Math.max(0, deadline.leftNanos()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      int others = withdraw(waiting);
      if (others < 0) {
        return waiting.answer.get();
      }
      throw new SearchTimeoutException(
          "timed out: no thread was free within %.3f s, %d other searches are waiting"
              .formatted(deadline.patience().toNanos() * 1e-9, others));
    }
  }

  /** Takes a question back; how many others wait, or -1 if it is no longer in the queue. */
  private int withdraw(Waiting<?, ?> waiting) {
    lock.lock();
    try {
      for (Iterator<Waiting<?, ?>> each = queue.iterator(); each.hasNext(); ) {
        if (each.next().ticket == waiting.ticket) {
          each.remove();
          return queue.size();
        }
      }
      return -1;
    } finally {
      lock.unlock();
    }
  }

  private void search() {
    while (true) {
      List<Waiting<?, ?>> batch = take();
      if (batch.isEmpty()) {
        return;
      }
      answer(batch);
    }
  }

  /** Says that a thread is free, before those whose answers it has hear of them and come again. */
  private void free() {
    lock.lock();
    try {
      busy--;
      if (!queue.isEmpty()) {
        filled.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /** The first question and those that share its work; none when the pool is closed. */
  private List<Waiting<?, ?>> take() {
    lock.lock();
    try {
      while ((queue.isEmpty() || busy >= size) && !closed) {
        filled.awaitUninterruptibly();
      }
      List<Waiting<?, ?>> batch = new ArrayList<>();
      if (!closed) {
        busy++;
        int share = Math.min(LARGEST_BATCH, Math.ceilDiv(queue.size(), size));
        Waiting<?, ?> first = queue.remove();
        batch.add(first);
        if (first.shares) {
          takeAlong(first, share, batch);
        }
      }
      return batch;
    } finally {
      lock.unlock();
    }
  }

  private void takeAlong(Waiting<?, ?> first, int share, List<Waiting<?, ?>> batch) {
    for (Iterator<Waiting<?, ?>> each = queue.iterator();
        each.hasNext() && batch.size() < share; ) {
      Waiting<?, ?> next = each.next();
      if (next.shares && next.answerer.equals(first.answerer)) {
        batch.add(next);
        each.remove();
      }
    }
  }

  // All of a batch have one answerer, whose questions and answers have these types.
  @SuppressWarnings("unchecked")
  private <Q, A> void answer(List<Waiting<?, ?>> batch) {
    List<Waiting<Q, A>> typed = new ArrayList<>(batch.size());
    batch.forEach(each -> typed.add((Waiting<Q, A>) each));
    List<Outcome<A>> outcomes;
    try {
      outcomes = typed.getFirst().answerer.answers(typed.stream().map(Waiting::question).toList());
    } catch (Throwable e) {
      free();
      typed.forEach(each -> each.answer.completeExceptionally(e));
      return;
    }
    free();
    for (int i = 0; i < outcomes.size(); i++) {
      finish(typed.get(i).answer, outcomes.get(i));
    }
  }

  private static <A> void finish(CompletableFuture<A> answer, Outcome<A> outcome) {
    if (outcome.failure == null) {
      answer.complete(outcome.answer);
    } else {
      answer.completeExceptionally(outcome.failure);
    }
  }

  /** Searches that wait for a thread; those that an idle thread is about to take do not. */
  int waiting() {
    lock.lock();
    try {
      return Math.max(0, queue.size() - (size - busy));
    } finally {
      lock.unlock();
    }
  }

  /** Lets the searches that run end, and refuses those that wait. */
  @Override
  public void close() {
    List<Waiting<?, ?>> left;
    lock.lock();
    try {
      closed = true;
      left = List.copyOf(queue);
      queue.clear();
      filled.signalAll();
    } finally {
      lock.unlock();
    }
    left.forEach(each ->
        each.answer.completeExceptionally(new IllegalStateException("the engine is closed")));
  }
}
