package dev.akin.eval.measure;

import dev.akin.core.index.Query;
import dev.akin.core.index.Searcher;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * One searching thread's searcher and its place among the queries: of n lanes, lane i asks queries
 * i, i + n, i + 2n, … over and over. Owned by one thread at a time.
 */
final class SearchLane {

  private final Searcher searcher;
  private final int first;
  private final int step;
  private int cursor;

  SearchLane(Searcher searcher, int first, int step) {
    this.searcher = searcher;
    this.first = first;
    this.step = step;
    this.cursor = first;
  }

  /** This thread's part of a round of offered load. */
  OfferedLoad.Part run(OfferedLoad load) {
    return load.run(searcher);
  }

  /** Searches until all of the lane's queries were asked and the time is over, or is far over. */
  Round run(List<Query> queries, RoundLength length) {
    Histogram latencies = new Histogram(3);
    int own = (queries.size() - first + step - 1) / step;
    long searches = 0;
    long cpuBegin = ProcessorTime.ofThread();
    long begin = System.nanoTime();
    long before = begin;
    while (!length.isOver(before - begin, searches >= own) && own > 0) {
      searcher.search(queries.get(cursor));
      long after = System.nanoTime();
      latencies.recordValue(after - before);
      before = after;
      searches++;
      cursor += step;
      if (cursor >= queries.size()) {
        cursor = first;
      }
    }
    double seconds = Math.max(1, before - begin) * 1e-9;
    return new Round(searches, searches / seconds, ProcessorTime.ofThread() - cpuBegin, latencies);
  }
}
