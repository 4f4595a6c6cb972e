package dev.akin.engine.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.core.vector.Metric;
import dev.akin.engine.filter.UpdatableFields;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import dev.akin.engine.point.VectorSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which segments are merged at rest, and how often that writes a point again. */
@Tag("kernel-independent")
final class RestMergePolicyTest {
  private static final int MOST = 3;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "100, 1",
    "160 9, 2",
    "160 10, 0",
    "160 9 1, 0",
    "1000000 50000 2500, 3",
    "1000000 50000 2500 500, 2",
    "1000000 50000 2500 700, 1",
    "1000000 50000 12500, 0",
    "133000 36000 31000, 0",
    "1000000 1 1 1 1, 1",
  })
  void theFirstOfWhichThoseBehindHaveASixteenth(String points, int first) {
    long[] sizes = Arrays.stream(points.split(" ")).mapToLong(Long::parseLong).toArray();
    int chosen = RestMergePolicy.first(sizes, MOST);
    assertThat(chosen == sizes.length - 1 ? sizes.length : chosen).isEqualTo(first);
  }

  @ParameterizedTest
  @CsvSource({"1, 20000", "1000, 20000", "20, 400"})
  void pointsAreWrittenAgainABoundedNumberOfTimes(int load, int loads) {
    long[] sizes = {};
    long written = 0;
    long last = 0;
    for (int i = 0; i < loads; i++) {
      sizes = descending(LongStream.concat(Arrays.stream(sizes), LongStream.of(load)));
      int first = RestMergePolicy.first(sizes, MOST);
      if (sizes.length - first > 1) {
        long merged = Arrays.stream(sizes, first, sizes.length).sum();
        written += merged;
        last = Math.max(last, first == MOST - 1 ? merged : 0);
        LongStream kept = Arrays.stream(sizes, 0, first);
        sizes = descending(LongStream.concat(kept, LongStream.of(merged)));
      }
      assertAtRest(sizes);
    }
    long points = (long) load * loads;
    assertThat(Arrays.stream(sizes).sum()).isEqualTo(points);
    assertThat(last).as("the last segment").isLessThanOrEqualTo(points / 256 + load);
    assertThat(written).isLessThanOrEqualTo((17 + 17) * points + last * loads);
  }

  private static long[] descending(LongStream sizes) {
    return sizes.map(size -> -size).sorted().map(size -> -size).toArray();
  }

  private static void assertAtRest(long[] points) {
    assertThat(points.length).isLessThanOrEqualTo(MOST);
    for (int i = 0; i < points.length - 1; i++) {
      assertThat(16 * Arrays.stream(points, i + 1, points.length).sum()).isLessThan(points[i]);
    }
  }

  /** What Lucene wrote is what was not there before. */
  @Test
  void luceneWritesThemAgainNoMoreOften() throws IOException {
    int load = 20;
    int loads = 120;
    long written = 0;
    long points = 0;
    Set<String> before = new HashSet<>();
    try (SegmentStore store = SegmentStore.open(folder, parameters())) {
      for (int i = 0; i < loads; i++) {
        put(store, i * load, load);
        written += newPoints(store, before);
        points += load;
        store.mergeTo(MOST);
        written += newPoints(store, before);
        assertAtRest(sizes(store));
      }
      assertThat(LongStream.of(sizes(store)).sum()).isEqualTo(points);
    }
    assertThat(written).isLessThanOrEqualTo((1 + 17 + 17) * points);
  }

  @Test
  void deletedPointsDoNotCount() throws IOException {
    try (SegmentStore store = SegmentStore.open(folder, parameters())) {
      put(store, 0, 160);
      put(store, 160, 9);
      store.mergeTo(MOST);
      assertThat(sizes(store)).containsExactly(160, 9);
      for (int i = 0; i < 16; i++) {
        store.delete(PointId.of(i));
      }
      store.refresh(null).close();
      store.mergeTo(MOST);
      assertThat(sizes(store)).containsExactly(153);
    }
  }

  private static StoreParameters parameters() {
    return new StoreParameters(
        VectorSchema.unnamed(2, Metric.L2), Optional.empty(), UpdatableFields.none(), false);
  }

  /** Points of a segment of their own. */
  private static void put(SegmentStore store, int from, int count) throws IOException {
    for (int i = from; i < from + count; i++) {
      store.put(new Point(PointId.of(i), new float[] {i, 1}, Payload.empty()), i + 1);
    }
    store.refresh(null).close();
  }

  private static long newPoints(SegmentStore store, Set<String> before) throws IOException {
    long points = 0;
    try (SegmentView view = store.refresh(null)) {
      for (Segment segment : view.segments()) {
        points += before.add(segment.key()) ? segment.size() : 0;
      }
    }
    return points;
  }

  /** Documents of each segment, deleted ones included, the largest first. */
  private static long[] sizes(SegmentStore store) throws IOException {
    List<Long> sizes = new ArrayList<>();
    try (SegmentView view = store.refresh(null)) {
      view.segments().forEach(segment -> sizes.add((long) segment.size()));
    }
    return descending(sizes.stream().mapToLong(Long::longValue));
  }
}
