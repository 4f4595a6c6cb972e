package dev.akin.engine.point;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class PointTest {
  private static final PointId ID = PointId.of(7);

  @Test
  void equalityLooksAtIdVectorAndPayload() {
    Point point = new Point(ID, new float[] {1, 2}, Payload.of(Map.of("a", 1)));

    assertThat(point).isEqualTo(new Point(ID, new float[] {1, 2}, Payload.of(Map.of("a", 1))));
    assertThat(point)
        .hasSameHashCodeAs(new Point(ID, new float[] {1, 2}, Payload.of(Map.of("a", 1))));
    assertThat(point).isNotEqualTo(new Point(ID, new float[] {1, 3}, point.payload()));
    assertThat(point).isNotEqualTo(point.withPayload(Payload.empty()));
  }

  @Test
  void vectorsAreFiniteAndNotEmpty() {
    assertThatThrownBy(() -> new Point(ID, new float[0], Payload.empty()))
        .hasMessageContaining("point 7");
    assertThatThrownBy(() -> new Point(ID, new float[] {0, Float.NaN}, Payload.empty()))
        .hasMessage("point 7: component 1 of the vector is NaN");
    assertThatThrownBy(() -> new Point(ID, new float[] {Float.NEGATIVE_INFINITY}, Payload.empty()))
        .hasMessageContaining("component 0");
  }
}
