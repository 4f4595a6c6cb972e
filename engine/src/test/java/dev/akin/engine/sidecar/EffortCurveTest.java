package dev.akin.engine.sidecar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.engine.file.JsonFields;
import dev.akin.engine.point.Payload;
import dev.akin.engine.sidecar.EffortCurve.Step;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class EffortCurveTest {
  private static final EffortCurve CURVE =
      new EffortCurve(
          10,
          200,
          List.of(
              new Step(10, 0.90, 0.88, 300),
              new Step(20, 0.97, 0.96, 500),
              new Step(40, 0.99, 0.985, 900)));

  @Test
  void theCheapestStepWithAMarginIsTaken() {
    assertThat(CURVE.at(0.8, 10).efSearch()).isEqualTo(10);
    assertThat(CURVE.at(0.9, 10).efSearch()).isEqualTo(20);
    assertThat(CURVE.at(0.95, 10).efSearch()).isEqualTo(40);
    assertThat(CURVE.at(0.999, 10).efSearch()).isEqualTo(40);
  }

  @Test
  void moreNeighborsTakeMoreEffortAndFewerTheSame() {
    assertThat(CURVE.at(0.9, 100)).isEqualTo(new Step(200, 0.97, 0.96, 5000));
    assertThat(CURVE.at(0.9, 1)).isEqualTo(new Step(20, 0.97, 0.96, 500));
  }

  @Test
  void aGivenEffortCostsInProportion() {
    assertThat(CURVE.atEfSearch(80).distances()).isEqualTo(1800);
    assertThat(CURVE.atEfSearch(5).efSearch()).isEqualTo(5);
  }

  @Test
  void jsonReadsBack() {
    Payload json = Payload.of(CURVE.toJson());
    assertThat(EffortCurve.ofJson(new JsonFields(Payload.fromJson(json.toJson()).fields())))
        .isEqualTo(CURVE);
    assertThatThrownBy(() ->
            EffortCurve.ofJson(new JsonFields(Map.of("k", 10L, "queries", 5L, "steps", List.of()))))
        .hasMessageContaining("0 steps");
    assertThatThrownBy(() -> EffortCurve.ofJson(new JsonFields(Map.of("k", -1L))))
        .hasMessageContaining("\"steps\"");
  }
}
