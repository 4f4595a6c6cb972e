package dev.akin.engine.filter;

import java.io.IOException;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.util.FixedBitSet;

/**
 * A {@link PayloadIndex} of one segment. It covers deleted documents as well, since it outlives
 * deletions. Immutable, for any thread, while its segment is open.
 */
sealed interface SegmentIndex permits TextIndex, DatetimeIndex, GeoIndex, ValuesCountIndex {
  /** The documents that a condition of this index's kind accepts. */
  FixedBitSet accepted(Filter condition, LeafReader reader) throws IOException;

  /** Values in the index. */
  long values();

  /** Bytes on the heap. */
  long bytes();
}
