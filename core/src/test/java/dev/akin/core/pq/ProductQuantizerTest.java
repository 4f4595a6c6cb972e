package dev.akin.core.pq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.core.parallel.Workers;
import dev.akin.core.quantizer.CodeDecoder;
import dev.akin.core.quantizer.Quantizer;
import dev.akin.core.quantizer.QuantizerContract;
import dev.akin.core.quantizer.QuantizerFamily;
import dev.akin.core.quantizer.TrainingOptions;
import dev.akin.core.quantizer.TrainingSet;
import dev.akin.core.quantizer.WholeBlocks;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import dev.akin.testkit.ExactOracle;
import dev.akin.testkit.Recall;
import dev.akin.testkit.VectorDistribution;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProductQuantizerTest extends QuantizerContract {
  @Override
  protected QuantizerFamily family() {
    return new ProductQuantizerFamily();
  }

  /** 12 divides 48; 10 does not, and leaves two zeros; 7 is odd, and leaves a nibble. */
  @Override
  protected Stream<Expectation> expectations() {
    return Stream.of(
        new Expectation("PQ12", 0.1, 1e-3),
        new Expectation("PQ10", 0.1, 1e-3),
        new Expectation("PQ12x4fs", 0.3, 5e-2),
        new Expectation("PQ7x4fs", 0.3, 5e-2));
  }

  /** A vector of one value has no twelve parts, which the family says. */
  @Override
  protected boolean acceptsDimensionOne(String token) {
    return false;
  }

  @Override
  protected double cosine(float[] query, float[] decoded) {
    double squares = 0;
    for (int i = 0; i < query.length; i++) {
      squares += Math.pow((double) query[i] - decoded[i], 2);
    }
    return squares / 2;
  }

  @ParameterizedTest
  @ValueSource(strings = {"PQ", "PQ0", "PQ-1", "PQ28x4", "PQ28x8", "PQ9999999999", "pq28", "PQ028"})
  void otherTokensAreNotItsOwn(String token) {
    assertThat(family().accepts(token)).isFalse();
    assertThatThrownBy(() -> family().trainer(token))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + token + "\"");
  }

  @Test
  void moreSubQuantizersThanValuesAreRefused() {
    VectorSet sample = VectorSet.copyOf(VectorDistribution.uniform(27).sample(10, 1));
    TrainingSet set = TrainingSet.of(sample, TrainingOptions.of(Metric.L2));
    assertThatThrownBy(() -> family().trainer("PQ28").train(set))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("PQ28 of dimension 27: 1 to 27 sub-quantizers are possible");
    assertThatThrownBy(() -> family().trainer("PQ1025"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("PQ1025: at most 1,024 sub-quantizers are possible");
  }

  /** What {@link Estimate#COSINE} is for: neighbors are told apart by what lies across a row. */
  @ParameterizedTest
  @ValueSource(strings = {"PQ8", "PQ8x4fs"})
  void underCosineSquaresFindMoreThanProducts(String token) {
    float[][] rows = units(VectorDistribution.lowIntrinsicDimension(40, 16, 7).sample(3_000, 1));
    float[][] queries = units(VectorDistribution.lowIntrinsicDimension(40, 16, 7).sample(50, 2));
    ExactOracle oracle = ExactOracle.of("cosine", rows);
    TrainingSet set = TrainingSet.of(VectorSet.copyOf(rows), TrainingOptions.of(Metric.COSINE));
    Quantizer quantizer = family().trainer(token).train(set);
    MemorySegment codes = Arena.ofAuto().allocate(quantizer.codeBytes(rows.length), 64);
    quantizer.encode(set.sample(), codes, Workers.of(2));
    float[][] decoded = decoded(quantizer, codes, rows.length);
    WholeBlocks scorer = WholeBlocks.of(quantizer, codes);
    double squares = 0;
    double products = 0;
    for (float[] query : queries) {
      int[] truth = oracle.ordinals(query, 10);
      scorer.query(query);
      float[] estimates = new float[quantizer.blockSize()];
      float[] distances = new float[rows.length];
      for (int row = 0; row < rows.length; row++) {
        if (row % estimates.length == 0) {
          scorer.score(row / estimates.length, estimates);
        }
        distances[row] = estimates[row % estimates.length];
      }
      squares += Recall.ofOrdinals(truth, best(distances)) / queries.length;
      for (int row = 0; row < rows.length; row++) {
        distances[row] = 1;
        for (int i = 0; i < query.length; i++) {
          distances[row] -= query[i] * decoded[row][i];
        }
      }
      products += Recall.ofOrdinals(truth, best(distances)) / queries.length;
    }
    assertThat(squares).isGreaterThan(1.05 * products);
  }

  private static float[][] units(float[][] rows) {
    return Arrays.stream(rows).map(Metric.COSINE::prepare).toArray(float[][]::new);
  }

  private static float[][] decoded(Quantizer quantizer, MemorySegment codes, int size) {
    CodeDecoder decoder = quantizer.decoder(codes);
    float[][] rows = new float[size][quantizer.dimension()];
    for (int row = 0; row < size; row++) {
      WholeBlocks.decode(quantizer, decoder, row, rows[row]);
    }
    return rows;
  }

  /** The ten rows at the least distances. */
  private static int[] best(float[] distances) {
    return IntStream.range(0, distances.length)
        .boxed()
        .sorted(Comparator.comparingDouble(row -> distances[row]))
        .limit(10)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** What is said of tables: an estimate is off by at most M · step / 2. */
  @ParameterizedTest
  @ValueSource(ints = {4, 8})
  void sumsAreOffByHalfAStepPerTable(int bits) {
    PqShape shape = new PqShape(48, 12, bits);
    QuantizedTables rounded = new QuantizedTables(shape);
    SplittableRandom random = new SplittableRandom(4);
    float[] tables = new float[12 * shape.centroids()];
    for (int i = 0; i < tables.length; i++) {
      tables[i] = (float) random.nextDouble(-3, i % 7 + 1.0);
    }
    MemorySegment codes = Arena.ofAuto().allocate(64L * shape.rows(), 64);
    byte[] bytes = new byte[64 * shape.rows()];
    random.nextBytes(bytes);
    MemorySegment.copy(bytes, 0, codes, ValueLayout.JAVA_BYTE, 0, bytes.length);
    float[] sums = new float[64];
    rounded.round(tables);
    rounded.shift(5);
    rounded.sum(codes, 0, 64, sums);
    double worst = 0;
    for (int place = 0; place < 64; place++) {
      double sum = 5;
      for (int m = 0; m < 12; m++) {
        int code = bytes[shape.codeOffset(shape.row(m), 64, place)] >>> shape.codeShift(m);
        sum += tables[m * shape.centroids() + (code & (shape.centroids() - 1))];
      }
      worst = Math.max(worst, Math.abs(sums[place] - sum));
    }
    assertThat(worst).isPositive().isLessThan(12 * rounded.step() / 2 + 1e-4);
  }
}
