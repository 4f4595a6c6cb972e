package dev.akin.engine.proving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.engine.point.PointId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("kernel-independent")
final class PointSampleTest {
  @TempDir private Path folder;

  @Test
  void aShareIsChosenWhereverPointsAre() throws IOException {
    try (Scattered three = new Scattered(folder.resolve("three"), new int[] {2_000, 700}, 300);
        Scattered one = new Scattered(folder.resolve("one"), new int[] {3_000}, 0)) {
      PointSample tenth = new PointSample(0.1, 1);
      assertThat(tenth.of(three.all()).count()).isBetween(250L, 350L);
      assertThat(tenth.of(three.all()).ids())
          .containsExactlyInAnyOrderElementsOf(tenth.of(one.all()).ids())
          .containsAll(new PointSample(0.01, 1).of(one.all()).ids())
          .isNotEqualTo(new PointSample(0.1, 2).of(three.all()).ids());
      assertThat(tenth.of(three.all()).recent()).isNotEmpty();
    }
  }

  /** Replays of stored proofs choose the same points for ever. */
  @Test
  void hashesNeverChange() {
    assertThat(new PointHash(1).of(PointId.of(7))).isEqualTo(3681697457321254924L);
    assertThat(new PointHash(1).of(PointId.of(new UUID(1, 2)))).isEqualTo(1533089687783598603L);
    assertThat(new PointHash(2).of(PointId.of(7))).isNotEqualTo(new PointHash(1).of(PointId.of(7)));
  }
}
