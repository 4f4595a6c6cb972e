package dev.akin.engine.recent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.akin.core.vector.Metric;
import dev.akin.engine.filter.Expiry;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import dev.akin.engine.point.VectorSchema;
import org.junit.jupiter.api.Test;

final class RecentWritesTest {
  private RecentWrites writes = new RecentWrites(VectorSchema.unnamed(3, Metric.L2));

  @Test
  void theNewestWriteOfAnIdCounts() {
    writes.put(1, point(7, 1), Expiry.NEVER, 40);
    writes.put(2, point(8, 2), Expiry.NEVER, RecentWrite.NO_DOCUMENT);
    writes.delete(3, PointId.of(7), 40);

    assertThat(writes.get(PointId.of(7)).orElseThrow().point()).isEmpty();
    assertThat(writes.get(PointId.of(9))).isEmpty();
    RecentSnapshot snapshot = writes.snapshot();
    assertThat(snapshot.live()).extracting(RecentWrite::id).containsExactly(PointId.of(8));
    assertThat(snapshot.hidden()).containsExactly(40);
  }

  @Test
  void snapshotsDoNotChange() {
    writes.put(1, point(7, 1), Expiry.NEVER, 5);
    RecentSnapshot before = writes.snapshot();
    assertThat(writes.snapshot()).isSameAs(before);

    writes.put(2, point(8, 2), Expiry.NEVER, 4);

    assertThat(before.live()).hasSize(1);
    assertThat(before.hidden()).containsExactly(5);
    assertThat(writes.snapshot().hidden()).containsExactly(4, 5);
  }

  @Test
  void aNewSearcherTakesOverWhatItContains() {
    writes.put(1, point(1, 1), Expiry.NEVER, 10);
    writes.put(2, point(2, 1), Expiry.NEVER, 11);
    writes.put(3, point(3, 1), Expiry.NEVER, RecentWrite.NO_DOCUMENT);
    long bytes = writes.bytes();

    writes = writes.advanced(2, id -> id.equals(PointId.of(3)) ? 99 : RecentWrite.NO_DOCUMENT);

    assertThat(writes.size()).isEqualTo(1);
    assertThat(writes.bytes()).isLessThan(bytes);
    assertThat(writes.snapshot().hidden()).containsExactly(99);
    assertThat(writes.get(PointId.of(3)).orElseThrow().sequence()).isEqualTo(3);
  }

  @Test
  void distancesAreThoseOfTheMetricAcrossBlocks() {
    for (int i = 0; i < 1000; i++) {
      writes.put(i + 1, point(i, i), Expiry.NEVER, RecentWrite.NO_DOCUMENT);
    }
    RecentScorer l2 = new RecentScorer(new float[] {1, 0, 0}, Metric.L2, 0);
    RecentScorer dot = new RecentScorer(new float[] {2, 0, 1}, Metric.DOT, 0);
    for (RecentWrite write : writes.snapshot().live()) {
      float x = write.point().orElseThrow().vector()[0];
      assertThat(l2.distance(write)).isEqualTo((x - 1) * (x - 1) + 1, within(1e-3f));
      assertThat(dot.distance(write)).isEqualTo(-2 * x - 1, within(1e-3f));
    }
  }

  private static Point point(long id, float x) {
    return new Point(PointId.of(id), new float[] {x, 0, 1}, Payload.empty());
  }
}
