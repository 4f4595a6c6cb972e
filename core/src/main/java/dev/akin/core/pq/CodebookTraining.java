package dev.akin.core.pq;

import dev.akin.core.cluster.KMeans;
import dev.akin.core.cluster.KMeansParameters;
import dev.akin.core.parallel.BuildStage;
import dev.akin.core.parallel.Workers;
import dev.akin.core.quantizer.TrainingSet;
import dev.akin.core.vector.VectorSet;
import java.util.SplittableRandom;

/**
 * Learns the centroids of each sub-quantizer by k-means over its parts of the residuals (Jégou,
 * Douze &amp; Schmid, TPAMI 2011, §II.B). Sub-quantizers are shared among threads, each is trained
 * by one; so the number of threads changes nothing.
 */
final class CodebookTraining {
  private static final int ITERATIONS = 25;

  /** Rows per centroid that are worth reading; more change little. */
  private static final int ROWS_PER_CENTROID = 256;

  private final PqShape shape;
  private final TrainingSet set;
  private final int[] rows;
  private final float[][] columns;

  private CodebookTraining(PqShape shape, TrainingSet set) {
    this.shape = shape;
    this.set = set;
    this.rows = rows(set, ROWS_PER_CENTROID * shape.centroids());
    this.columns = new float[shape.subQuantizers()][];
  }

  static Codebooks train(PqShape shape, TrainingSet set) {
    CodebookTraining training = new CodebookTraining(shape, set);
    Workers workers = set.options().workers();
    BuildStage stage = workers.stage("codebooks", shape.subQuantizers());
    workers.run(
        shape.subQuantizers(),
        1,
        m -> {
          training.columns[m] = training.centroids(m);
          stage.advance(1);
        });
    stage.end();
    if (set.options().scoreAware()) {
      ScoreAwareTraining.improve(shape, set, training.rows, training.columns);
    }
    return new Codebooks(shape, training.columns);
  }

  /** So many rows of the sample, drawn at random; all if there are no more. */
  private static int[] rows(TrainingSet set, int limit) {
    int[] rows = new int[set.sample().size()];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = i;
    }
    if (rows.length <= limit) {
      return rows;
    }
    SplittableRandom random = new SplittableRandom(set.options().seed());
    int[] drawn = new int[limit];
    for (int i = 0; i < limit; i++) {
      int other = i + random.nextInt(rows.length - i);
      drawn[i] = rows[other];
      rows[other] = rows[i];
    }
    return drawn;
  }

  private float[] centroids(int m) {
    KMeansParameters parameters =
        KMeansParameters.of(shape.centroids())
            .withEffort(new KMeansParameters.Effort(ITERATIONS, ROWS_PER_CENTROID))
            .withSeed(set.options().seed() + m);
    VectorSet centroids = KMeans.train(parts(m), parameters, Workers.of(1)).vectors();
    float[] transposed = new float[shape.width() * shape.centroids()];
    float[] centroid = new float[shape.width()];
    for (int code = 0; code < shape.centroids(); code++) {
      centroids.copyTo(code, centroid);
      for (int i = 0; i < shape.width(); i++) {
        transposed[i * shape.centroids() + code] = centroid[i];
      }
    }
    return transposed;
  }

  /** The m-th parts of the residuals. */
  private VectorSet parts(int m) {
    VectorSet.Builder parts = VectorSet.builder(shape.width(), rows.length);
    float[] residual = new float[shape.padded()];
    float[] part = new float[shape.width()];
    for (int row : rows) {
      set.residual(row, residual);
      System.arraycopy(residual, m * shape.width(), part, 0, part.length);
      parts.add(part);
    }
    return parts.build();
  }
}
