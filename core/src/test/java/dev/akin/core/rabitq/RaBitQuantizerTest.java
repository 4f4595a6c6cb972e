package dev.akin.core.rabitq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.akin.core.quantizer.Quantizer;
import dev.akin.core.quantizer.QuantizerContract;
import dev.akin.core.quantizer.QuantizerFamily;
import dev.akin.core.quantizer.TrainingOptions;
import dev.akin.core.quantizer.TrainingSet;
import dev.akin.core.quantizer.WholeBlocks;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import dev.akin.testkit.ExactOracle;
import dev.akin.testkit.VectorDistribution;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RaBitQuantizerTest extends QuantizerContract {
  private static final VectorDistribution POPULATION = VectorDistribution.clustered(100, 20, 7);
  private static final float[][] ROWS = POPULATION.sample(300, 1);

  @Override
  protected QuantizerFamily family() {
    return new RaBitQuantizerFamily();
  }

  /**
   * A sign per dimension leaves an error of π/2 − 1 of the variance, in the direction too; each
   * further bit leaves about a quarter.
   */
  @Override
  protected Stream<Expectation> expectations() {
    return Stream.of(
        new Expectation("RaBitQ", 0.75, -1),
        new Expectation("RaBitQ2", 0.2, -1),
        new Expectation("RaBitQ4", 0.015, -1),
        new Expectation("RaBitQ7", 3e-4, -1),
        new Expectation("RaBitQ8", 1e-4, -1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"RaBitQ0", "RaBitQ1", "RaBitQ9", "RaBitQ44", "rabitq", "RaBitX4"})
  void otherTokensAreNotItsOwn(String token) {
    assertThat(family().accepts(token)).isFalse();
    assertThatThrownBy(() -> family().trainer(token))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(token);
  }

  /** The paper's promise: bounds hold, and every bit halves them. */
  @ParameterizedTest
  @EnumSource(value = Metric.class, names = "L1", mode = EnumSource.Mode.EXCLUDE)
  void everyBitHalvesTheBound(Metric metric) {
    VectorSet vectors = prepared(metric);
    double former = Double.NaN;
    for (String token : new String[] {"RaBitQ3", "RaBitQ4", "RaBitQ5", "RaBitQ6"}) {
      WholeBlocks scorer = scorer(token, metric, vectors);
      scorer.epsilon(1);
      scorer.query(metric.prepare(POPULATION.sample(1, 2)[0]));
      float[] bounds = new float[128];
      scorer.errorBounds(0, bounds);
      double sum = 0;
      for (float bound : bounds) {
        sum += bound;
      }
      if (!Double.isNaN(former)) {
        assertThat(sum / former).isCloseTo(0.53, within(0.05));
      }
      former = sum;
    }
  }

  /** Errors have the deviation that is said of them, and no bias. */
  @ParameterizedTest
  @EnumSource(value = Metric.class, names = "L1", mode = EnumSource.Mode.EXCLUDE)
  void errorsAreUnbiasedAndWithinTheBound(Metric metric) {
    VectorSet vectors = prepared(metric);
    ExactOracle oracle = ExactOracle.of(metric.toString(), ROWS);
    WholeBlocks scorer = scorer("RaBitQ4", metric, vectors);
    scorer.epsilon(1);
    double sum = 0;
    double squares = 0;
    int outside = 0;
    float[] estimates = new float[128];
    float[] bounds = new float[128];
    for (float[] query : POPULATION.sample(40, 3)) {
      float[] vector = metric.prepare(query);
      scorer.query(vector);
      for (int row = 0; row < 256; row++) {
        scorer.score(row / 128, estimates);
        scorer.errorBounds(row / 128, bounds);
        double error = estimates[row % 128] - oracle.distance(vector, row);
        double deviations = error / bounds[row % 128];
        sum += deviations;
        squares += deviations * deviations;
        outside += Math.abs(deviations) > 1.9 ? 1 : 0;
      }
    }
    int count = 40 * 256;
    assertThat(sum / count).isCloseTo(0, within(0.15));
    assertThat(Math.sqrt(squares / count)).isBetween(0.6, 1.15);
    assertThat((double) outside / count).isBetween(0.005, 0.11);
  }

  /** Below a limit estimates are those of whole codes; what is left coarse is above it. */
  @ParameterizedTest
  @EnumSource(value = Metric.class, names = "L1", mode = EnumSource.Mode.EXCLUDE)
  void aLimitChangesOnlyWhatItExcludes(Metric metric) {
    VectorSet vectors = prepared(metric);
    WholeBlocks whole = scorer("RaBitQ5", metric, vectors);
    WholeBlocks limited = scorer("RaBitQ5", metric, vectors);
    float[] expected = new float[128];
    float[] found = new float[128];
    float[] bounds = new float[128];
    int coarse = 0;
    for (float[] query : POPULATION.sample(10, 3)) {
      float[] vector = metric.prepare(query);
      whole.query(vector);
      limited.query(vector);
      whole.score(0, expected);
      float[] sorted = expected.clone();
      Arrays.sort(sorted);
      limited.limit(sorted[10]);
      limited.score(0, found);
      limited.errorBounds(0, bounds);
      for (int place = 0; place < 128; place++) {
        if (found[place] != expected[place]) {
          assertThat(found[place] - bounds[place]).isGreaterThan(sorted[10]);
          coarse++;
        }
      }
    }
    assertThat(coarse).isGreaterThan(200);
  }

  /** The window around the best factor loses nothing against the sweep over all of them. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 8})
  void theSearchIsAsGoodAsTheWholeSweep(int bits) {
    SplittableRandom random = new SplittableRandom(bits);
    for (int trial = 0; trial < 30; trial++) {
      float[] vector = new float[128];
      for (int i = 0; i < vector.length; i++) {
        double value = random.nextGaussian();
        // From normal coordinates to a few that carry nearly everything.
        vector[i] = (float) (Math.signum(value) * Math.pow(Math.abs(value), 1 + trial / 10.0));
      }
      CodeSearch search = new CodeSearch(128, bits);
      search.search(vector);
      double found = search.product() / Math.sqrt(search.squares());
      search.sweep(0, 1e9);
      double best = search.product() / Math.sqrt(search.squares());
      assertThat(found).isGreaterThan((1 - 1e-3) * best);
    }
  }

  private static VectorSet prepared(Metric metric) {
    VectorSet.Builder builder = VectorSet.builder(100, ROWS.length);
    for (float[] row : ROWS) {
      builder.add(metric.prepare(row));
    }
    return builder.build();
  }

  private WholeBlocks scorer(String token, Metric metric, VectorSet vectors) {
    TrainingOptions options = TrainingOptions.of(metric).withSeed(3);
    Quantizer quantizer = family().trainer(token).train(TrainingSet.of(vectors, options));
    MemorySegment codes = Arena.ofAuto().allocate(quantizer.codeBytes(vectors.size()), 64);
    quantizer.encode(vectors, codes);
    return WholeBlocks.of(quantizer, codes);
  }
}
