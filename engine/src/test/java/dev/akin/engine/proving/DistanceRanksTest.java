package dev.akin.engine.proving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.engine.point.PointId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DistanceRanksTest {
  @TempDir private Path folder;

  @Test
  void theNearestAndTheFarthestAreFoundInSegmentsAndAmongRecentWrites() throws IOException {
    try (Scattered points = new Scattered(folder, new int[] {40, 30}, 30)) {
      DistanceRanks ranks =
          new DistanceRanks(points.all(), points.search(), new float[] {69.4f, 0});
      assertThat(ranks.nearest(0.1).ids()).containsExactlyInAnyOrderElementsOf(ids(65, 75));
      assertThat(ranks.farthest(0.1).ids()).containsExactlyInAnyOrderElementsOf(ids(0, 10));
      assertThat(ranks.nearest(0.0001).ids()).containsExactlyElementsOf(ids(69, 70));
      assertThat(ranks.nearest(1).count()).isEqualTo(100);
    }
  }

  private static List<PointId> ids(int from, int to) {
    return IntStream.range(from, to).mapToObj(PointId::of).toList();
  }
}
