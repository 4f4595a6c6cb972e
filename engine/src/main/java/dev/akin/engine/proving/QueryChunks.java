package dev.akin.engine.proving;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;

/** Work on many queries, a few of them together, on all cores. */
final class QueryChunks {
  /** Enough for a scan to be shared, by which it becomes several times as fast. */
  private static final int LARGEST = 128;

  private static final int SMALLEST = 24;

  private QueryChunks() {}

  /** Work on some queries. */
  @FunctionalInterface
  interface Work<Q, R> {
    List<R> on(List<Q> queries) throws IOException;
  }

  /** The results for all queries in their order; one chunk is worked on by one thread. */
  static <Q, R> List<R> map(List<Q> queries, Work<Q, R> work) throws IOException {
    int cores = Runtime.getRuntime().availableProcessors();
    int size = Math.clamp(queries.size() / cores, SMALLEST, LARGEST);
    return map(queries, size, work);
  }

  /** The same in chunks of a size. */
  static <Q, R> List<R> map(List<Q> queries, int size, Work<Q, R> work) throws IOException {
    int chunks = (queries.size() + size - 1) / size;
    try {
      return IntStream.range(0, chunks)
          .parallel()
          .mapToObj(chunk ->
              run(
                  queries.subList(chunk * size, Math.min((chunk + 1) * size, queries.size())),
                  work))
          .toList()
          .stream()
          .flatMap(List::stream)
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static <Q, R> List<R> run(List<Q> queries, Work<Q, R> work) {
    try {
      return work.on(queries);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
