package dev.akin.core.index;

import dev.akin.core.file.SectionFileWriter;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Vectors arranged so that the nearest ones of a query are found fast. Immutable and thread-safe,
 * unless it is a {@link MutableIndex}; searches of several threads run beside each other, each with
 * its own {@link Searcher}.
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

  /** The knobs that its searches understand. */
  KnownKnobs knobs();

  /** The raw vectors by ordinal, if the index keeps them. */
  default Optional<VectorSet> vectors() {
    return Optional.empty();
  }

  /** The family in the file's header: the name of the partition's {@link IndexFamily}. */
  String family();

  /** Appends the sections of the index, without its {@link #specification()}. */
  void write(SectionFileWriter writer) throws IOException;

  /** Writes the index to one file, which appears complete or not at all. */
  default void save(Path file) throws IOException {
    try (SectionFileWriter writer = new SectionFileWriter(file, family())) {
      SpecificationFormat.write(writer, specification());
      write(writer);
      writer.commit();
    }
  }

  /**
   * Releases a mapped file. Searches must have ended; an index in memory has nothing to release.
   */
  @Override
  void close();
}
