package dev.akin.core.ivf;

import dev.akin.core.index.OrdinalFilter;
import dev.akin.core.index.Query;
import dev.akin.core.scan.CodeScan;
import dev.akin.core.scan.Places;
import dev.akin.core.scan.Run;
import java.util.BitSet;

/**
 * Passes over lists of one query, each at most once, and leaves out blocks in which the filter
 * accepts nothing. Owned by one thread.
 *
 * <p>Looking whether a block holds an accepted row costs as much as scoring some codes. So all
 * blocks are scored where nearly every one holds such a row; where codes are relative to their
 * list, for which a scorer prepares itself anew, a list is scored from its first such block to its
 * last; else each block is decided by itself.
 */
final class ListScan {
  private final IvfPartition partition;
  private final IvfLists lists;
  private final int size;
  private final CodeScan scan;
  private final Places places;
  private final int blockSize;
  private final long blockBytes;
  private final BitSet visited = new BitSet();
  private Query query;
  private boolean looks;
  private int read;
  private long rows;

  ListScan(IvfPartition partition, IvfLists lists, int size) {
    this.partition = partition;
    this.lists = lists;
    this.size = size;
    this.places = lists.places();
    this.scan = new CodeScan(lists.layout().blocks(), lists.codes(), places, size);
    this.blockSize = partition.code().quantizer().blockSize();
    this.blockBytes = partition.code().quantizer().blockBytes();
    this.query = Query.of(new float[0], 1);
  }

  /** What the scan keeps. */
  CodeScan scan() {
    return scan;
  }

  /** Forgets which lists were read; the scan has its query already. */
  void begin(Query query) {
    this.query = query;
    visited.clear();
    read = 0;
    rows = 0;
    looks = query.isFiltered() && (long) query.filter().cardinality() * blockSize < 2L * size;
  }

  /** Lists read. */
  int read() {
    return read;
  }

  /** Rows of the lists read, whether accepted or not. */
  long rows() {
    return rows;
  }

  /**
   * Scans a list, unless it was scanned before.
   *
   * @param most rows that may be scored, and those of the block in which that ends
   */
  void scan(int list, long most) {
    if (visited.get(list)) {
      return;
    }
    visited.set(list);
    Run whole = lists.layout().run(list, partition.code().origin(list));
    long blocks = Math.min(most, whole.size()) / blockSize + 1;
    int count = (int) Math.min(whole.size(), blocks * blockSize);
    read++;
    rows += count;
    if (!looks) {
      scan.scan(part(whole, 0, count));
    } else if (partition.code().residuals()) {
      scanFromFirstToLast(whole, count);
    } else {
      scanAccepted(whole, count);
    }
  }

  private void scanFromFirstToLast(Run whole, int count) {
    int first = 0;
    while (first < count && !hasAccepted(whole, first, count)) {
      first += blockSize;
    }
    if (first >= count) {
      return;
    }
    int last = (count - 1) / blockSize * blockSize;
    while (!hasAccepted(whole, last, count)) {
      last -= blockSize;
    }
    int end = Math.min(last + blockSize, count);
    scan.scan(part(whole, first, end));
  }

  private void scanAccepted(Run whole, int count) {
    for (int from = 0; from < count; from += blockSize) {
      if (hasAccepted(whole, from, count)) {
        scan.scan(part(whole, from, Math.min(from + blockSize, count)));
      }
    }
  }

  /** The codes of a list from the first one of a block on. */
  private Run part(Run whole, int from, int to) {
    long offset = whole.offset() + from / blockSize * blockBytes;
    return new Run(whole.origin(), offset, whole.place() + from, to - from);
  }

  /** Whether the filter accepts a row of the block that begins with a list's row. */
  private boolean hasAccepted(Run whole, int from, int count) {
    int end = Math.min(from + blockSize, count);
    OrdinalFilter filter = query.filter();
    for (int i = from; i < end; i++) {
      int ordinal = places.ordinal(whole.place() + i);
      // A damaged file may hold any number.
      if (Integer.compareUnsigned(ordinal, size) < 0 && filter.accepts(ordinal)) {
        return true;
      }
    }
    return false;
  }
}
