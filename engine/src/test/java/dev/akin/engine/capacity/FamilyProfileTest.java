package dev.akin.engine.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class FamilyProfileTest {
  private static Effort effort(double recall, double knob, double distances) {
    return new Effort(
        recall, Growth.constant(knob), new Growth(distances, 1_000, 0.5), Growth.constant(0));
  }

  private static FamilyProfile profile(Effort... efforts) {
    return new FamilyProfile(List.of(efforts), 1, Growth.constant(1));
  }

  @Test
  void aMeasuredRecallCostsWhatWasMeasured() {
    Work work =
        profile(effort(0.9, 20, 400), effort(0.99, 80, 1_600)).at(0.99, 4_000).orElseThrow();
    assertThat(work.knob()).isCloseTo(80, within(1e-9));
    assertThat(work.distances()).isCloseTo(3_200, within(1e-9));
  }

  @Test
  void halfwayIsHalfwayInTheLogarithmOfWhatIsMissed() {
    Work work =
        profile(effort(0.9, 20, 400), effort(0.999, 80, 1_600)).at(0.99, 1_000).orElseThrow();
    assertThat(work.knob()).isCloseTo(40, within(1e-9));
    assertThat(work.distances()).isCloseTo(800, within(1e-9));
  }

  @Test
  void lessThanTheLeastCostsTheLeast() {
    assertThat(profile(effort(0.9, 20, 400)).at(0.5, 1_000)).hasValue(new Work(20, 400, 0));
  }

  @Test
  void whatWasNotReachedIsNotPromised() {
    FamilyProfile profile = profile(effort(0.8, 10, 200), effort(0.9, 20, 400));
    assertThat(profile.at(0.95, 1_000).orElseThrow().distances()).isCloseTo(800, within(1e-6));
    assertThat(profile.at(0.99, 1_000)).isEmpty();
  }
}
