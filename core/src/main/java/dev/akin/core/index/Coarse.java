package dev.akin.core.index;

import dev.akin.core.file.SectionFileWriter;
import java.io.IOException;

/** Arranged centroids. Immutable and thread-safe. */
public interface Coarse {
  /** A searcher over the centroids, for one thread at a time; its ordinals are list numbers. */
  Searcher searcher();

  /** Bytes of the arrangement, without the centroids. */
  long bytesInMemory();

  /** Appends the sections of the arrangement, without the centroids. */
  void write(SectionFileWriter writer) throws IOException;
}
