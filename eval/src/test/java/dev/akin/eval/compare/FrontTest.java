package dev.akin.eval.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.eval.measure.Measurement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FrontTest {
  private static Measurement at(double recall, double perSecond) {
    return Measurements.of("HNSW32", Map.of(), recall, perSecond);
  }

  @Test
  void nothingOnItIsBeatenInBoth() {
    Measurement fast = at(0.9, 1_000);
    Measurement beaten = at(0.89, 900);
    Measurement slowAsWell = at(0.95, 400);
    Measurement middle = at(0.95, 500);
    Measurement exact = at(1, 10);
    Front front = Front.of(List.of(exact, slowAsWell, beaten, fast, middle));
    assertThat(front.points()).containsExactly(fast, middle, exact);
    assertThat(front.contains(beaten)).isFalse();
    assertThat(front.covers(0.95, 500)).isTrue();
    assertThat(front.covers(0.951, 500)).isFalse();
    assertThat(Front.of(List.of()).points()).isEmpty();
  }

  @Test
  void floorsAreJudgedByTheLowerEndOfTheInterval() {
    Measurement justAbove = at(0.951, 1_000); // Its interval begins at 0.949.
    Measurement safe = at(0.953, 500);
    Measurement small = Measurements.sized(at(0.96, 20), 1 << 20);
    Floor floor = new Floor(0.95);
    List<Measurement> all = List.of(justAbove, safe, small);
    assertThat(floor.fastest(all)).contains(safe);
    assertThat(floor.smallest(all)).contains(small);
    assertThat(new Floor(0.99).fastest(all)).isEmpty();
    assertThat(new Floor(0.9999).isKept(at(1, 10))).as("its interval begins lower").isFalse();
    assertThat(new Floor(0.9999).isKept(Measurements.of("Flat", Map.of(), 1, 10))).isTrue();
  }
}
