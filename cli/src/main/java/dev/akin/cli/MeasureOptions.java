package dev.akin.cli;

import dev.akin.eval.measure.Evaluation;
import dev.akin.eval.measure.MeasureParameters;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how to measure. */
final class MeasureOptions {
  /** The exact neighbors are kept for at least so many, so that most runs share a file. */
  private static final int TRUTH_DEPTH = 100;

  @Option(
      names = "--k",
      paramLabel = "K",
      defaultValue = "10",
      description = "Neighbors per query. Default: ${DEFAULT-VALUE}")
  private int k = 10;

  @Option(
      names = "--recall-at",
      paramLabel = "K1,K2,…",
      split = ",",
      defaultValue = "1",
      description =
          "Recall at other depths; one beyond --k is searched for by itself, untimed. Default:"
              + " ${DEFAULT-VALUE}")
  private List<Integer> depths = new ArrayList<>();

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "1",
      description = "Threads that search at the same time. Default: ${DEFAULT-VALUE}")
  private int threads = 1;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description = "Timed rounds, of which the median counts. Default: ${DEFAULT-VALUE}")
  private int rounds = 3;

  @Option(
      names = "--warm-up",
      paramLabel = "SECONDS",
      defaultValue = "2",
      description = "How long searches run before the first round. Default: ${DEFAULT-VALUE}")
  private double warmUp = 2;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description =
          "Offers so many queries per second, at random times, whether or not earlier ones were"
              + " answered; latencies run from the time that a query was to come at. Default: each"
              + " thread asks again when it has its answer")
  private @Nullable Double rate;

  /** Times under an offered load, if one was given. */
  void offer(Evaluation evaluation) throws IOException {
    if (rate != null) {
      double offered = rate;
      var _ = UserInput.check(() -> evaluation.withRate(offered));
    }
  }

  MeasureParameters parameters() throws IOException {
    return UserInput.check(() ->
        MeasureParameters.defaults()
            .withK(k)
            .withThreads(threads)
            .withRounds(rounds)
            .withWarmUp(Duration.ofMillis(Math.round(warmUp * 1e3))));
  }

  /** The depths of recall besides k. */
  List<Integer> depths() {
    for (int depth : depths) {
      if (depth < 1) {
        throw new WrongInputException("--recall-at " + depth + ": recall is taken at 1 or deeper");
      }
    }
    return depths;
  }

  /** How many exact neighbors are needed. */
  int truthDepth() {
    int deepest = depths().stream().mapToInt(Integer::intValue).max().orElse(1);
    return Math.max(TRUTH_DEPTH, Math.max(k, deepest));
  }
}
