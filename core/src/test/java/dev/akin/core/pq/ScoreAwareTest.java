package dev.akin.core.pq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.akin.core.parallel.Workers;
import dev.akin.core.quantizer.CodeDecoder;
import dev.akin.core.quantizer.Quantizer;
import dev.akin.core.quantizer.TrainingOptions;
import dev.akin.core.quantizer.TrainingSet;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import dev.akin.testkit.VectorDistribution;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ScoreAwareTest {
  private static final int DIMENSION = 96;
  private static final VectorSet SAMPLE =
      VectorSet.copyOf(
          Arrays.stream(VectorDistribution.lowIntrinsicDimension(DIMENSION, 24, 7).sample(1_500, 1))
              .map(Metric.COSINE::prepare)
              .toArray(float[][]::new));

  @Test
  void theExtraWeightIsThatOfTheTheorem() {
    // (101 - 1) * 0.04 / 0.96 - 1
    assertThat(ScoreAwareLoss.ofDimension(101).extra()).isCloseTo(3.16667f, within(1e-4f));
    // In few dimensions the parallel part would weigh less; it never does.
    assertThat(ScoreAwareLoss.ofDimension(2).extra()).isZero();
  }

  /** Less loss than codes of least squared error have, for some more squared error. */
  @ParameterizedTest
  @ValueSource(strings = {"PQ8", "PQ8x4fs", "PQ5x4fs"})
  void theLossIsSmaller(String token) {
    Losses plain = losses(train(token, false, 1));
    Losses aware = losses(train(token, true, 1));
    assertThat(aware.weighted).isLessThan(0.95 * plain.weighted);
    assertThat(aware.squared).isGreaterThan(plain.squared);
  }

  @Test
  void threadsDoNotChangeACode() {
    MemorySegment one = encoded(train("PQ8x4fs", true, 1));
    MemorySegment three = encoded(train("PQ8x4fs", true, 3));
    assertThat(three.mismatch(one)).isEqualTo(-1);
  }

  /** No single change of a code makes the loss smaller. */
  @Test
  void descentEndsWhereNoCodeCanBeBettered() {
    PqShape shape = new PqShape(DIMENSION, 8, 4);
    Codebooks codebooks = CodebookTraining.train(shape, set(true, 1));
    ScoreAwareChoice choice = new ScoreAwareChoice(codebooks);
    float[] vector = new float[DIMENSION];
    int[] codes = new int[8];
    for (int row = 0; row < 50; row++) {
      SAMPLE.copyTo(row, vector);
      choice.choose(vector, vector, codes);
      double chosen = loss(codebooks, vector, codes);
      for (int m = 0; m < 8; m++) {
        int[] changed = codes.clone();
        for (int k = 0; k < 16; k++) {
          changed[m] = k;
          assertThat(loss(codebooks, vector, changed)).isGreaterThan(chosen - 1e-5);
        }
      }
    }
  }

  @Test
  void aSystemIsSolved() {
    SplittableRandom random = new SplittableRandom(2);
    CentroidSystem system = new CentroidSystem(3);
    system.clear();
    float[][] residuals = new float[7][3];
    float[][] directions = new float[7][3];
    for (int row = 0; row < 7; row++) {
      for (int i = 0; i < 3; i++) {
        residuals[row][i] = (float) random.nextGaussian();
        directions[row][i] = (float) random.nextGaussian();
      }
      system.add(residuals[row], directions[row], 5, row - 3.0);
    }
    double[] c = system.solution();
    // The gradient of Σ ‖r − c‖² + 5 (p − ⟨c,u⟩)² is zero there.
    for (int i = 0; i < 3; i++) {
      double gradient = 0;
      for (int row = 0; row < 7; row++) {
        double along = row - 3.0;
        for (int j = 0; j < 3; j++) {
          along -= c[j] * directions[row][j];
        }
        gradient += c[i] - residuals[row][i] - 5 * along * directions[row][i];
      }
      assertThat(gradient).isCloseTo(0, within(1e-5));
    }
  }

  @Test
  void aVectorWithoutDirectionIsCodedPlainly() {
    float[][] rows = new float[40][DIMENSION];
    TrainingSet set = TrainingSet.of(VectorSet.copyOf(rows), options(true, 1));
    Quantizer quantizer = new ProductQuantizerFamily().trainer("PQ8").train(set);
    MemorySegment codes = Arena.ofAuto().allocate(quantizer.codeBytes(1), 64);
    quantizer.encode(VectorSet.copyOf(new float[1][DIMENSION]), codes);
    float[] decoded = new float[DIMENSION];
    quantizer.decoder(codes).decode(0, 64, 0, decoded);
    assertThat(decoded).containsOnly(0);
  }

  private record Losses(double weighted, double squared) {}

  private static Losses losses(Quantizer quantizer) {
    CodeDecoder decoder = quantizer.decoder(encoded(quantizer));
    float extra = ScoreAwareLoss.ofDimension(DIMENSION).extra();
    double weighted = 0;
    double squared = 0;
    float[] row = new float[DIMENSION];
    float[] decoded = new float[DIMENSION];
    for (int ordinal = 0; ordinal < SAMPLE.size(); ordinal++) {
      SAMPLE.copyTo(ordinal, row);
      decoder.decode(ordinal / 64 * quantizer.blockBytes(), 64, ordinal % 64, decoded);
      double squares = 0;
      double along = 0;
      for (int i = 0; i < DIMENSION; i++) {
        squares += Math.pow((double) row[i] - decoded[i], 2);
        along += ((double) row[i] - decoded[i]) * row[i];
      }
      squared += squares;
      weighted += squares + extra * along * along;
    }
    return new Losses(weighted, squared);
  }

  private static double loss(Codebooks codebooks, float[] vector, int[] codes) {
    float[] decoded = new float[DIMENSION];
    codebooks.decode(codes, decoded);
    double squares = 0;
    double along = 0;
    for (int i = 0; i < DIMENSION; i++) {
      squares += Math.pow((double) vector[i] - decoded[i], 2);
      along += ((double) vector[i] - decoded[i]) * vector[i];
    }
    return squares + ScoreAwareLoss.ofDimension(DIMENSION).extra() * along * along;
  }

  private static MemorySegment encoded(Quantizer quantizer) {
    MemorySegment codes = Arena.ofAuto().allocate(quantizer.codeBytes(SAMPLE.size()), 64);
    quantizer.encode(SAMPLE, codes);
    return codes;
  }

  private static Quantizer train(String token, boolean aware, int threads) {
    return new ProductQuantizerFamily().trainer(token).train(set(aware, threads));
  }

  private static TrainingSet set(boolean aware, int threads) {
    return TrainingSet.of(SAMPLE, options(aware, threads));
  }

  private static TrainingOptions options(boolean aware, int threads) {
    return TrainingOptions.of(Metric.DOT)
        .withWorkers(Workers.of(threads))
        .withSeed(5)
        .withScoreAware(aware);
  }
}
