package dev.akin.engine.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class RecallIntervalTest {

  /** Populations of per-query recall at k = 10 whose mean is known. */
  enum Population {
    EVEN(0.5) {
      @Override
      double draw(SplittableRandom random) {
        return tenth(random, 0.5);
      }
    },
    A_TENTH_HARD(0.1 * 0.3 + 0.9 * 0.99) {
      @Override
      double draw(SplittableRandom random) {
        return tenth(random, random.nextDouble() < 0.1 ? 0.3 : 0.99);
      }
    },
    RARELY_IMPERFECT(1 - 0.02 * 0.3) {
      @Override
      double draw(SplittableRandom random) {
        return random.nextDouble() < 0.02 ? 0.7 : 1;
      }
    };

    final double mean;

    Population(double mean) {
      this.mean = mean;
    }

    abstract double draw(SplittableRandom random);

    static double tenth(SplittableRandom random, double share) {
      int found = 0;
      for (int i = 0; i < 10; i++) {
        found += random.nextDouble() < share ? 1 : 0;
      }
      return found / 10.0;
    }
  }

  @ParameterizedTest
  @EnumSource(Population.class)
  void coversTheTruthAboutAsOftenAsItSays(Population population) {
    SplittableRandom random = new SplittableRandom(42);
    int runs = 400;
    int covered = 0;
    int tooHigh = 0;
    for (int run = 0; run < runs; run++) {
      double[] recalls = random.doubles(300).map(ignored -> population.draw(random)).toArray();
      RecallInterval interval = RecallInterval.of(10, recalls, run);
      covered += interval.low() <= population.mean && population.mean <= interval.high() ? 1 : 0;
      tooHigh += interval.low() > population.mean ? 1 : 0;
    }
    // 95 % of 400 is 380 ± 4.4; four standard errors are allowed.
    assertThat(covered).as("covered of %d", runs).isGreaterThanOrEqualTo(362);
    assertThat(tooHigh).as("promised too much, of %d", runs).isLessThanOrEqualTo(22);
  }

  @Test
  void boundsImperfectQueriesWhereAllArePerfect() {
    double[] perfect = new double[200];
    Arrays.fill(perfect, 1);
    RecallInterval interval = RecallInterval.of(10, perfect, 1);
    assertThat(interval.value()).isEqualTo(1);
    assertThat(interval.high()).isEqualTo(1);
    // Clopper-Pearson for 0 of 200: 1 - 0.025^(1/200).
    assertThat(interval.low()).isCloseTo(1 - 0.018275, within(1e-6));
  }

  @Test
  void boundsBothSidesWhereAllAreEqualButImperfect() {
    double[] equal = new double[100];
    Arrays.fill(equal, 0.9);
    RecallInterval interval = RecallInterval.of(10, equal, 1);
    assertThat(interval.low()).isCloseTo(0.9 - 0.9 * 0.036217, within(1e-6));
    assertThat(interval.high()).isCloseTo(0.9 + 0.1 * 0.036217, within(1e-6));
  }

  @Test
  void isTheSameForTheSameSeed() {
    double[] recalls = new SplittableRandom(7).doubles(50).map(r -> r < 0.3 ? 0.8 : 1).toArray();
    assertThat(RecallInterval.of(10, recalls, 3)).isEqualTo(RecallInterval.of(10, recalls, 3));
  }

  @Test
  void holdsItsValueForAHandfulOfQueries() {
    RecallInterval interval = RecallInterval.of(10, new double[] {0, 1}, 1);
    assertThat(interval.low()).isLessThanOrEqualTo(0.5);
    assertThat(interval.high()).isGreaterThanOrEqualTo(0.5);
  }

  @Test
  void needsAQuery() {
    assertThatThrownBy(() -> RecallInterval.of(10, new double[0], 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
