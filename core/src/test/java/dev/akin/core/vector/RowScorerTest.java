package dev.akin.core.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.akin.core.kernel.RowBatch;
import dev.akin.testkit.Seed;
import dev.akin.testkit.SeededTest;
import java.util.SplittableRandom;

/** Distances under every metric of rows of every datatype, against their definition in doubles. */
final class RowScorerTest {
  private static final int ROWS = 9;

  /** Each value is rounded a few times, each sum once per value: 2⁻²⁴ of the terms each time. */
  private static double bound(double terms, int dimension) {
    return (dimension + 4) * 0x1p-24 * terms;
  }

  @SeededTest
  void distancesAreThoseOfTheDecodedRowsAloneAndInBatches(Seed seed) {
    SplittableRandom random = seed.random();
    for (Datatype datatype : Datatype.values()) {
      for (int dimension : new int[] {1, 7, 16, 17, 33, 64, 65, 100, 129, 260}) {
        for (Metric metric : Metric.values()) {
          if (datatype != Datatype.UINT8 || metric != Metric.COSINE) {
            check(datatype, metric, dimension, random);
          }
        }
      }
    }
  }

  private static void check(
      Datatype datatype, Metric metric, int dimension, SplittableRandom random) {
    float[][] rows = new float[ROWS][];
    for (int i = 0; i < ROWS; i++) {
      rows[i] = nonzero(DatatypeRows.vector(datatype, dimension, random));
    }
    VectorSet set = DatatypeRows.set(datatype, metric, rows);
    float[][] decoded = DatatypeRows.decoded(set);
    float[] query = nonzero(DatatypeRows.vector(datatype, dimension, random));
    for (int i = 0; i < dimension; i++) {
      query[i] += random.nextFloat(); // Queries are any floats.
    }
    RowScorer scorer = new RowScorer(set, metric);
    scorer.query(query);
    float[] prepared = metric.prepare(query);
    for (int count = 1; count <= ROWS; count++) {
      RowBatch batch = new RowBatch(ROWS);
      for (int i = 0; i < count; i++) {
        batch.add((i * 4 + count) % ROWS);
      }
      scorer.score(batch);
      for (int i = 0; i < count; i++) {
        int ordinal = batch.ordinal(i);
        String what =
            "%s, %s, dimension %d, row %d".formatted(datatype, metric, dimension, ordinal);
        assertThat(scorer.distance(ordinal)).as(what).isEqualTo(batch.distance(i));
        assertDefined(metric, prepared, decoded[ordinal], batch.distance(i));
      }
    }
    scorer.queryRow(ROWS - 1);
    assertDefined(metric, decoded[ROWS - 1], decoded[2], scorer.distance(2));
  }

  private static float[] nonzero(float[] vector) {
    vector[0] += 1;
    vector[0] = Math.min(vector[0], 255);
    return vector;
  }

  private static void assertDefined(Metric metric, float[] query, float[] row, float found) {
    double sum = metric == Metric.COSINE ? 1 : 0;
    double terms = sum;
    for (int i = 0; i < row.length; i++) {
      double difference = (double) query[i] - row[i];
      double product = (double) query[i] * row[i];
      double term =
          switch (metric) {
            case L2 -> difference * difference;
            case DOT, COSINE -> -product;
            case L1 -> Math.abs(difference);
          };
      sum += term;
      terms += Math.abs(term);
    }
    assertThat((double) found)
        .as("%s of dimension %d", metric, row.length)
        .isCloseTo(sum, within(bound(terms, row.length)));
  }
}
