package dev.akin.core.ivf;

import dev.akin.core.cluster.Centroids;
import dev.akin.core.cluster.KMeans;
import dev.akin.core.cluster.KMeansParameters;
import dev.akin.core.cluster.SampledRows;
import dev.akin.core.index.BuildOptions;
import dev.akin.core.index.Coarse;
import dev.akin.core.index.IndexBuilder;
import dev.akin.core.index.Sample;
import dev.akin.core.index.TrainRequest;
import dev.akin.core.index.TrainedIndex;
import dev.akin.core.ivf.IvfPartition.ListCode;
import dev.akin.core.parallel.Workers;
import dev.akin.core.quantizer.QuantizerFamily;
import dev.akin.core.quantizer.TrainingSet;
import dev.akin.core.vector.VectorSet;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.SplittableRandom;

/**
 * Centroids and a code, learned from a sample.
 *
 * @param centroids assigns rows to lists
 * @param workers build
 */
record IvfTraining(IvfPartition partition, Centroids centroids, Workers workers)
    implements TrainedIndex {
  /**
   * Rows of the sample per list below which lists would be centroids of a handful: FAISS's number.
   */
  static final int ROWS_PER_LIST = 39;

  /** Rows that a code learns from at most: 256 for each of 256 centroids. */
  private static final int CODE_SAMPLE = 1 << 16;

  private static final Logger LOGGER = System.getLogger(IvfTraining.class.getName());

  /** Learns the centroids of a sample, then a code for what they leave. */
  static IvfTraining of(TrainRequest request) {
    IvfToken token = IvfToken.parse(request.composition().partition());
    Sample sample = request.sample();
    BuildOptions options = request.options();
    Centroids centroids =
        KMeans.train(
            sample.vectors(),
            KMeansParameters.of(lists(token, sample)).withSeed(options.seed()),
            options.workers());
    Sample points = new Sample(centroids.vectors(), IvfPartition.coarseMetric(sample.metric()));
    Coarse coarse =
        token.coarse().isEmpty()
            ? new FlatCoarse(points)
            : request.components().coarse(token.coarse()).build(token.coarse(), points, options);
    ListCode code = code(request, token, centroids);
    return new IvfTraining(
        new IvfPartition(request.composition(), centroids.vectors(), coarse, code),
        centroids,
        options.workers());
  }

  @Override
  public IndexBuilder builder() {
    return new IvfIndexBuilder(this);
  }

  /** The number of lists: what is asked for, unless the sample is too small. */
  private static int lists(IvfToken token, Sample sample) {
    int most = Math.max(1, sample.vectors().size() / ROWS_PER_LIST);
    if (token.lists() <= most) {
      return token.lists();
    }
    LOGGER.log(
        Level.WARNING,
        "{0} lists for {1} training vectors: {2} are built, {3} vectors for each; train on more or ask for fewer",
        token.lists(),
        sample.vectors().size(),
        most,
        ROWS_PER_LIST);
    return most;
  }

  private static ListCode code(TrainRequest request, IvfToken token, Centroids centroids) {
    Sample sample = request.sample();
    if (request.composition().isFlat()) {
      FlatCode flat = new FlatCode(sample.metric(), sample.vectors().dimension());
      return new ListCode(flat, false);
    }
    String name = request.composition().code();
    QuantizerFamily family = request.components().quantizer(name);
    BuildOptions options = request.options();
    VectorSet rows = sample.vectors();
    if (rows.size() > CODE_SAMPLE) {
      rows = SampledRows.draw(rows, CODE_SAMPLE, new SplittableRandom(options.seed())).copy();
    }
    boolean residuals = family.prefersResiduals();
    int[] assignment = residuals ? centroids.assign(rows, options.workers()) : new int[rows.size()];
    TrainingSet set =
        new TrainingSet(
            rows,
            assignment,
            IvfPartition.origins(centroids.vectors(), residuals),
            options.training(sample.metric()).withScoreAware(token.scoreAware()));
    return new ListCode(family.trainer(name).train(set), residuals);
  }
}
