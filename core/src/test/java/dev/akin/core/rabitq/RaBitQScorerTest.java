package dev.akin.core.rabitq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.akin.core.quantizer.ErrorBound;
import dev.akin.core.quantizer.WholeBlocks;
import dev.akin.core.vector.InnerProducts;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import dev.akin.testkit.ExactOracle;
import dev.akin.testkit.VectorDistribution;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The paper's two promises, measured: estimates are right on average, errors keep their bound. */
final class RaBitQScorerTest {
  private static final int SIZE = 1_000;
  private static final int QUERIES = 20;

  static Stream<Arguments> populations() {
    return Stream.of(
            VectorDistribution.uniform(128),
            VectorDistribution.clustered(128, 20, 7),
            VectorDistribution.clustered(784, 20, 7),
            VectorDistribution.lowIntrinsicDimension(256, 16, 7),
            VectorDistribution.uniform(100),
            VectorDistribution.heavyTailedNorms(128))
        .flatMap(population ->
            Arrays.stream(InnerProducts.metrics()).map(m -> Arguments.of(population, m)));
  }

  @ParameterizedTest
  @MethodSource("populations")
  void errorsAreUnbiasedAndWithinTheBound(VectorDistribution population, Metric metric) {
    Errors errors = Errors.measure(population, metric, ErrorBound.PAPER);

    // At ε₀ = 1.9 a normal error would leave the bound on one side in 2.9 % of cases, and
    // ½·exp(−ε₀²/2) = 8.2 %
    // is what is promised. An estimator whose bound is too wide by half would give less than 0.3 %.
    assertThat(errors.above).isLessThan(0.05);
    assertThat(errors.below).isLessThan(0.05);
    assertThat(errors.above + errors.below).isGreaterThan(0.005);
    // 20,000 errors, of which those of one row or query go together: their mean is within 0.1
    // deviations of 0.
    assertThat(errors.mean).isCloseTo(0, within(0.1));
    assertThat(errors.deviation).isBetween(0.7, 1.1);
  }

  @ParameterizedTest
  @EnumSource(value = Metric.class, names = "L1", mode = EnumSource.Mode.EXCLUDE)
  void unbiasedForOnePairOverRotations(Metric metric) {
    float[][] rows = prepared(VectorDistribution.uniform(64), metric, 4, 1);
    float[] query = prepared(VectorDistribution.uniform(64), metric, 1, 2)[0];
    VectorSet vectors = VectorSet.copyOf(rows);
    double truth = ExactOracle.of(metric.toString(), rows).distance(query, 0);
    int rotations = 4_000;
    double sum = 0;
    double bound = 0;
    float[] estimates = new float[CodeBlock.VECTORS];
    for (int seed = 0; seed < rotations; seed++) {
      WholeBlocks scorer = scorer(RaBitQuantizer.train(vectors, metric, seed), vectors);
      scorer.query(query);
      scorer.score(0, estimates);
      sum += estimates[0];
      scorer.errorBounds(0, estimates);
      bound = estimates[0] / ErrorBound.PAPER;
    }
    // Four standard errors of a mean of independent estimates.
    assertThat(sum / rotations).isCloseTo(truth, within(4 * bound / Math.sqrt(rotations)));
  }

  @ParameterizedTest
  @EnumSource(value = Metric.class, names = "L1", mode = EnumSource.Mode.EXCLUDE)
  void exactForTheCentroidItself(Metric metric) {
    float[][] rows = prepared(VectorDistribution.uniform(70), metric, 300, 1);
    float[] query = prepared(VectorDistribution.uniform(70), metric, 1, 2)[0];
    VectorSet vectors = VectorSet.copyOf(rows);
    WholeBlocks scorer = scorer(new RaBitQuantizer(metric, query, 3), vectors);
    float[] values = new float[CodeBlock.VECTORS];

    scorer.query(query);
    scorer.score(2, values);
    assertThat((double) values[299 - 256])
        .isCloseTo(ExactOracle.of(metric.toString(), rows).distance(query, 299), within(1e-4));
    scorer.errorBounds(2, values);
    assertThat(values[299 - 256]).isZero();
  }

  @Test
  void boundsBelongToTheBlockAskedFor() {
    VectorSet vectors = VectorSet.copyOf(VectorDistribution.uniform(64).sample(256, 1));
    WholeBlocks scorer = scorer(RaBitQuantizer.train(vectors, Metric.L2, 3), vectors);
    float[] estimates = new float[CodeBlock.VECTORS];
    float[] alone = new float[CodeBlock.VECTORS];
    float[] afterAnother = new float[CodeBlock.VECTORS];
    scorer.query(VectorDistribution.uniform(64).sample(1, 2)[0]);

    scorer.errorBounds(1, alone);
    scorer.score(0, estimates);
    scorer.errorBounds(1, afterAnother);

    assertThat(afterAnother).isEqualTo(alone);
  }

  @Test
  void refusesCodesThatEndTooEarly() {
    RaBitQuantizer quantizer = new RaBitQuantizer(Metric.L2, new float[128], 3);
    MemorySegment codes = Arena.ofAuto().allocate(4_096);

    assertThatThrownBy(() -> quantizer.scorer(codes, 129))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("129 codes of dimension 128 take 8,192 bytes, the segment has 4,096");
  }

  private static WholeBlocks scorer(RaBitQuantizer quantizer, VectorSet vectors) {
    MemorySegment codes = Arena.ofAuto().allocate(quantizer.codeBytes(vectors.size()), 64);
    quantizer.encode(vectors, codes);
    return new WholeBlocks(quantizer, quantizer.scorer(codes, vectors.size()));
  }

  private static float[][] prepared(
      VectorDistribution population, Metric metric, int count, long seed) {
    return Arrays.stream(population.sample(count, seed))
        .map(metric::prepare)
        .toArray(float[][]::new);
  }

  /** Errors of estimates in units of their own standard deviation. */
  private record Errors(double mean, double deviation, double above, double below) {
    static Errors measure(VectorDistribution population, Metric metric, double epsilon) {
      float[][] rows = prepared(population, metric, SIZE, 1);
      VectorSet vectors = VectorSet.copyOf(rows);
      ExactOracle oracle = ExactOracle.of(metric.toString(), rows);
      WholeBlocks scorer = scorer(RaBitQuantizer.train(vectors, metric, 3), vectors);
      double sum = 0;
      double squares = 0;
      int above = 0;
      int below = 0;
      float[] estimates = new float[CodeBlock.VECTORS];
      float[] bounds = new float[CodeBlock.VECTORS];
      for (float[] query : prepared(population, metric, QUERIES, 2)) {
        scorer.query(query);
        for (int ordinal = 0; ordinal < SIZE; ordinal++) {
          int place = ordinal % CodeBlock.VECTORS;
          if (place == 0) {
            scorer.score(ordinal / CodeBlock.VECTORS, estimates);
            scorer.errorBounds(ordinal / CodeBlock.VECTORS, bounds);
          }
          double error = estimates[place] - oracle.distance(query, ordinal);
          double deviations = error / (bounds[place] / epsilon);
          sum += deviations;
          squares += deviations * deviations;
          above += deviations > epsilon ? 1 : 0;
          below += deviations < -epsilon ? 1 : 0;
        }
      }
      double count = (double) SIZE * QUERIES;
      return new Errors(sum / count, Math.sqrt(squares / count), above / count, below / count);
    }
  }
}
