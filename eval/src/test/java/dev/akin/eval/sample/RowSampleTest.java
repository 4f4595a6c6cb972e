package dev.akin.eval.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.core.vector.VectorSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class RowSampleTest {
  private static final SampleParameters FEW = new SampleParameters(100, 20, 1);

  private static SampledRows drawn(SampleParameters parameters, int rows) {
    RowSample sample = new RowSample(parameters);
    sample.begin(1, rows);
    for (int i = 1; i <= rows; i++) {
      sample.row(new float[] {i});
    }
    return sample.drawn();
  }

  private static List<Float> values(VectorSet rows) {
    List<Float> values = new ArrayList<>();
    float[] row = new float[1];
    for (int i = 0; i < rows.size(); i++) {
      rows.copyTo(i, row);
      values.add(row[0]);
    }
    return values;
  }

  @Test
  void queriesAreHeldOut() {
    SampledRows drawn = drawn(FEW, 10_000);
    assertThat(drawn.base().size()).isEqualTo(108);
    assertThat(drawn.queries().size()).isEqualTo(12);
    List<Float> all =
        Stream.concat(values(drawn.base()).stream(), values(drawn.queries()).stream()).toList();
    assertThat(new HashSet<>(all)).hasSize(120);
  }

  @Test
  void everyRowHasTheSameChance() {
    double sum = 0;
    for (int seed = 0; seed < 50; seed++) {
      for (float value : values(drawn(new SampleParameters(100, 20, seed), 3_000).base())) {
        sum += value;
      }
    }
    // The mean of 1 … 3,000; its standard error here is 12.
    assertThat(sum / (50 * 108)).isBetween(1_450.0, 1_550.0);
  }

  @Test
  void fewRowsAreAllTaken() {
    SampledRows drawn = drawn(FEW, 100);
    assertThat(drawn.base().size()).isEqualTo(90);
    assertThat(drawn.queries().size()).isEqualTo(10);
    assertThat(values(drawn(FEW, 100).base())).isEqualTo(values(drawn.base()));
  }

  @Test
  void zerosAreLeftOutAndTooFewAreRefused() {
    RowSample sample = new RowSample(FEW);
    sample.begin(2, 200);
    for (int i = 0; i < 200; i++) {
      sample.row(new float[] {i < 99 ? 1 : 0, 0});
    }
    assertThatThrownBy(sample::drawn)
        .hasMessage(
            "99 vectors that are not zero: at least 100 are needed to say something about them");
  }
}
