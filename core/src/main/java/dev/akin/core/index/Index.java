package dev.akin.core.index;

import dev.akin.core.vector.Metric;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Vectors arranged so that the nearest ones of a query are found fast. Immutable and thread-safe;
 * searches of several threads run beside each other, each with its own {@link Searcher}.
 */
public interface Index extends AutoCloseable {
  /** The factory string that describes the composition, for example {@code HNSW32}. */
  String specification();

  /** The metric of all distances. */
  Metric metric();

  /** Number of vectors. */
  int size();

  /** Values per vector. */
  int dimension();

  /** A searcher with scratch of its own, for one thread at a time. */
  Searcher searcher();

  /**
   * The nearest vectors of one query with the index's default parameters. Thread-safe; whoever
   * searches often keeps a {@link #searcher()} and saves its scratch.
   *
   * @param vector {@code [dimension]} finite values
   * @param k how many are wanted; fewer come back if the index holds fewer
   */
  default SearchResult search(float[] vector, int k) {
    return searcher().search(Query.of(vector, k));
  }

  /**
   * Bytes that searching touches in memory, mapped ones included; what only refining reads is left
   * out.
   */
  long bytesInMemory();

  /** Writes the index to one file, which appears complete or not at all. */
  void save(Path file) throws IOException;

  /**
   * Releases a mapped file. Searches must have ended; an index in memory has nothing to release.
   */
  @Override
  void close();
}
