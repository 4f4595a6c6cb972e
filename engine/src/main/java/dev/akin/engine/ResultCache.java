package dev.akin.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Policy;
import dev.akin.engine.point.Payload;
import dev.akin.engine.write.Moment;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * Answers that were given lately, to be given again while nothing was written. An answer belongs to
 * the moment that it was computed from: a write to its collection makes it useless at once. For any
 * thread; a lookup costs a hash of the query vector.
 *
 * <p>Which answers are kept is decided by how often they are asked for (W-TinyLFU: Einziger,
 * Friedman, Manes, "TinyLFU: A Highly Efficient Cache Admission Policy", 2017), so that queries
 * that come once do not displace those that come again.
 */
final class ResultCache {
  /** Objects and table entries of an answer, of each of its points, and of each of their fields. */
  private static final int ANSWER_BYTES = 1_000;

  private static final int POINT_BYTES = 320;
  private static final int FIELD_BYTES = 130;

  private final long most;
  private final Cache<Key, Entry> answers;
  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();

  /** A question, without what does not change its answer. */
  private record Key(String collection, SearchRequest request) {}

  private record Entry(Moment moment, SearchAnswer answer, int bytes) {}

  /**
   * @param most bytes of all answers together; 0 keeps none
   */
  ResultCache(long most) {
    this.most = most;
    this.answers =
        Caffeine.newBuilder()
            .maximumWeight(most)
            .weigher((Key key, Entry entry) -> entry.bytes)
            .recordStats()
            .build();
  }

  /**
   * The answer that was given to the same question at the same moment.
   *
   * @param now says which moment it is
   */
  Optional<SearchAnswer> find(String collection, SearchRequest request, Supplier<Moment> now) {
    if (!isCacheable(request)) {
      return Optional.empty();
    }
    Entry entry = answers.getIfPresent(key(collection, request));
    if (entry == null || !entry.moment.equals(now.get())) {
      misses.increment();
      return Optional.empty();
    }
    hits.increment();
    return Optional.of(entry.answer);
  }

  /** Keeps an answer that was computed from a moment. */
  void put(String collection, SearchRequest request, Moment moment, SearchAnswer answer) {
    if (isCacheable(request)) {
      // The caller may use its array again, so the key has its own.
      Key key = key(collection, request.withTarget(request.target().copy()));
      answers.put(key, new Entry(moment, answer.fromCache(), bytes(request, answer)));
    }
  }

  /** Vectors in an answer belong to the caller, so they would have to be copied every time. */
  private boolean isCacheable(SearchRequest request) {
    return most > 0 && !request.window().fetch().vectors();
  }

  private static Key key(String collection, SearchRequest request) {
    return new Key(collection, request.withOptions(request.options().withoutTimeout()));
  }

  private static int bytes(SearchRequest request, SearchAnswer answer) {
    long bytes = ANSWER_BYTES;
    if (request.target() instanceof SearchTarget.ByVector given) {
      bytes += (long) Float.BYTES * given.vector().length;
    }
    for (ScoredPoint point : answer.points()) {
      Payload payload = point.point().payload();
      bytes += POINT_BYTES + (long) FIELD_BYTES * payload.fields().size() + payload.jsonBytes();
    }
    return (int) Math.min(Integer.MAX_VALUE, bytes);
  }

  /** What it was good for so far; evicts first what is to be evicted. */
  ResultCacheStatistics statistics() {
    answers.cleanUp();
    long bytes =
        answers
            .policy()
            .eviction()
            .map(Policy.Eviction::weightedSize)
            .map(size -> size.orElse(0))
            .orElse(0L);
    return new ResultCacheStatistics(
        hits.sum(), misses.sum(), answers.stats().evictionCount(), bytes, most);
  }
}
