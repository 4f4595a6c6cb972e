package dev.akin.core.qg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.akin.core.parallel.Workers;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import dev.akin.testkit.ExactOracle;
import dev.akin.testkit.VectorDistribution;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class RecordEncoderTest {
  /**
   * Errors of estimates against RaBitQ's deviation, {@code t ‖x − c‖ ‖y − c‖ √((1/o² − 1)/(D − 1))}
   * with o = ⟨ō,o⟩, here 0.8 in the mean: right on average, and no wider than that.
   */
  @ParameterizedTest
  @CsvSource({"L2, 128", "L2, 60", "DOT, 128", "COSINE, 128", "DOT, 784"})
  void estimatesAreUnbiasedWithinTheKnownDeviation(Metric metric, int dimension) {
    VectorDistribution population = VectorDistribution.uniform(dimension);
    float[][] rows = prepared(metric, population.sample(400, 1));
    float[][] queries = prepared(metric, population.sample(50, 2));
    VectorSet vectors = VectorSet.copyOf(rows);
    CodeSpace space = CodeSpace.of(vectors, 5);
    Records records = linked(vectors, space, metric);
    ExactOracle oracle = ExactOracle.of(metric.toString(), rows);
    QueryScorer scorer = new QueryScorer(records, metric);
    float[] rotated = new float[space.codeLength()];
    double sum = 0;
    double squares = 0;
    int count = 0;
    for (float[] query : queries) {
      space.rotate(query, rotated);
      scorer.query(query, rotated);
      for (int node = 0; node < 400; node += 40) {
        long record = records.offset(node);
        float distance = scorer.distance(record);
        assertThat((double) distance).isCloseTo(oracle.distance(query, node), within(1e-3));
        scorer.estimate(record, distance, 0);
        for (int place = 0; place < 32; place++) {
          int neighbor = records.neighbor(record, place);
          double error = scorer.estimate(place) - oracle.distance(query, neighbor);
          double deviation =
              (metric == Metric.L2 ? 2 : 1)
                  * length(rows[neighbor], rows[node])
                  * length(query, rows[node])
                  * Math.sqrt((1 / (0.8 * 0.8) - 1) / (space.codeLength() - 1));
          sum += error / deviation;
          squares += error / deviation * (error / deviation);
          count++;
        }
      }
    }
    assertThat(sum / count).isCloseTo(0, within(0.25));
    assertThat(Math.sqrt(squares / count)).isBetween(0.5, 1.1);
  }

  @ParameterizedTest
  @EnumSource(value = Metric.class, names = "L1", mode = EnumSource.Mode.EXCLUDE)
  void aCopyOfTheNodeIsAsFarAsTheNode(Metric metric) {
    float[][] rows = new float[33][];
    Arrays.fill(rows, prepared(metric, new float[][] {{3, 4, 5}})[0]);
    VectorSet vectors = VectorSet.copyOf(rows);
    CodeSpace space = CodeSpace.of(vectors, 5);
    Records records = linked(vectors, space, metric);
    QueryScorer scorer = new QueryScorer(records, metric);
    float[] query = prepared(metric, new float[][] {{7, -1, 2}})[0];
    float[] rotated = new float[space.codeLength()];
    space.rotate(query, rotated);
    scorer.query(query, rotated);
    float distance = scorer.distance(0);
    scorer.estimate(0, distance, 0);
    for (int place = 0; place < 32; place++) {
      assertThat(scorer.estimate(place)).isCloseTo(distance, within(1e-5f));
    }
  }

  /** Node i linked to the 32 nodes behind it. */
  private static Records linked(VectorSet vectors, CodeSpace space, Metric metric) {
    Records records = Records.of(vectors);
    for (int node = 0; node < records.size(); node++) {
      for (int place = 0; place < 32; place++) {
        int neighbor = (node + place + 1) % records.size();
        records.neighbor(records.offset(node), place, neighbor);
      }
    }
    RecordEncoder.encodeAll(records, space.rotate(vectors, Workers.of(2)), metric, Workers.of(2));
    return records;
  }

  private static float[][] prepared(Metric metric, float[][] rows) {
    float[][] prepared = new float[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      prepared[i] = metric.prepare(rows[i]);
    }
    return prepared;
  }

  private static double length(float[] first, float[] second) {
    double squares = 0;
    for (int i = 0; i < first.length; i++) {
      squares += (first[i] - second[i]) * (double) (first[i] - second[i]);
    }
    return Math.sqrt(squares);
  }
}
