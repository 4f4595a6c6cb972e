package dev.akin.cli;

import dev.akin.core.index.Index;
import dev.akin.core.index.Query;
import dev.akin.core.index.SearchResult;
import dev.akin.core.index.Searcher;
import dev.akin.core.vector.VectorSet;
import dev.akin.eval.Progress;
import dev.akin.eval.dataset.XvecsWriter;
import dev.akin.eval.measure.Setting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalLong;

/** One pass of a file of queries over an index, and what it cost. */
final class SearchRun {
  private static final int NONE = -1;

  private final Index index;
  private final Setting setting;
  private final int k;
  private long searches;
  private long nanos;
  private long missing;
  private long distances;
  private long estimates;
  private long visited;

  SearchRun(Index index, Setting setting, int k) {
    this.index = index;
    this.setting = setting;
    this.k = k;
  }

  /** Writes k ordinals per query. */
  Path search(VectorSet queries, Path target, Progress progress) throws IOException {
    progress.begin("searching", OptionalLong.of(queries.size()));
    Searcher searcher = index.searcher();
    try (XvecsWriter writer = XvecsWriter.create(target)) {
      float[] vector = new float[queries.dimension()];
      int[] row = new int[k];
      for (int i = 0; i < queries.size(); i++) {
        queries.copyTo(i, vector);
        Query query = Query.of(vector, k).withParameters(setting.parameters());
        long begin = System.nanoTime();
        SearchResult result = searcher.search(query);
        nanos += System.nanoTime() - begin;
        count(result);
        Arrays.fill(row, NONE);
        System.arraycopy(result.ordinals(), 0, row, 0, result.size());
        writer.add(row);
        progress.advance(i + 1L);
      }
      writer.commit();
    }
    return target;
  }

  private void count(SearchResult result) {
    searches++;
    missing += k - result.size();
    distances += result.statistics().distances();
    estimates += result.statistics().estimates();
    visited += result.statistics().visited();
  }

  /** A block for people. */
  String report(Path target) {
    String text =
        String.format(
            Locale.ROOT,
            """
            %s: %,d neighbors of %,d queries in %s (%s)
              speed     %,.0f queries/s on one thread, the first ones not yet compiled
              per query %,.1f distances, %,.1f estimates, %,.1f nodes or lists visited
            """,
            target,
            k,
            searches,
            index.specification(),
            setting,
            searches / Math.max(1e-9, nanos * 1e-9),
            (double) distances / searches,
            (double) estimates / searches,
            (double) visited / searches);
    return missing == 0
        ? text
        : text
            + String.format(
                Locale.ROOT,
                "  missing   %,d neighbors were not found; -1 stands there%n",
                missing);
  }
}
