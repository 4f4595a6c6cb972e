package dev.akin.eval.geometry;

import static dev.akin.eval.Advice.info;
import static dev.akin.eval.Advice.warning;
import static java.lang.String.format;

import dev.akin.core.vector.Datatype;
import dev.akin.core.vector.Metric;
import dev.akin.eval.Advice;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is wrong with the vectors themselves: rows and dimensions that should not be there. */
final class DataRules {
  /** Below, a set of photos or texts has some repeats, as they all do. */
  private static final double MANY_DUPLICATES = 0.01;

  private static final double MANY_DEAD = 0.1;

  /** A fifth of all variance in one of many dimensions decides most comparisons alone. */
  static final double DOMINANT = 0.2;

  private static final int FEW_DIMENSIONS = 16;
  private static final int MOST_NAMED = 8;

  private final GeometryReport report;

  DataRules(GeometryReport report) {
    this.report = report;
  }

  void add(List<Advice> advice) {
    zeros(advice);
    duplicates(advice);
    deadDimensions(advice);
    dominantDimension(advice);
    bytes(advice);
  }

  private void zeros(List<Advice> advice) {
    long zeros = report.census().norms().zeros();
    if (zeros == 0) {
      return;
    }
    String what =
        format(
            Locale.ROOT,
            "%,d vectors (%.2f %%) have length zero, as empty inputs or failed encodings give",
            zeros,
            100.0 * zeros / report.rows());
    advice.add(
        report.metric() == Metric.COSINE
            ? warning(
                what + "; they have no direction, and cosine refuses them",
                "leave them out before importing")
            : info(what, "leave them out unless they mean something"));
  }

  private void duplicates(List<Advice> advice) {
    Duplicates duplicates = report.census().duplicates();
    if (duplicates.repeated() == 0) {
      return;
    }
    String what =
        format(
            Locale.ROOT,
            "%,d vectors (%.2f %%) repeat another bit for bit; one stands %,d times",
            duplicates.repeated(),
            100 * duplicates.share(),
            duplicates.largestGroup());
    boolean fillsAnswers = duplicates.largestGroup() > SurveyParameters.K;
    boolean matters = fillsAnswers || duplicates.share() >= MANY_DUPLICATES;
    String remedy =
        fillsAnswers
            ? "look at the most frequent one, which fills a whole answer by itself; import each vector once and keep the others' ids in its payload"
            : "import each vector once and keep the others' ids in its payload, or drop repeats from answers";
    advice.add(matters ? warning(what, remedy) : info(what, remedy));
  }

  private void deadDimensions(List<Advice> advice) {
    List<Integer> dead = report.census().dimensions().dead();
    if (dead.isEmpty()) {
      return;
    }
    String named =
        dead.stream().limit(MOST_NAMED).map(String::valueOf).collect(Collectors.joining(", "));
    String what =
        format(
            Locale.ROOT,
            "dimensions that never change: %,d of %,d (%s%s)",
            dead.size(),
            report.dimension(),
            named,
            dead.size() > MOST_NAMED ? ", …" : "");
    String remedy =
        "ask the encoder why; they cost memory and time and tell nothing, and leaving them out keeps every l2 distance";
    advice.add(
        dead.size() >= MANY_DEAD * report.dimension() ? warning(what, remedy) : info(what, remedy));
  }

  private void dominantDimension(List<Advice> advice) {
    Dimensions dimensions = report.census().dimensions();
    if (report.dimension() >= FEW_DIMENSIONS && dimensions.largestShare() >= DOMINANT) {
      advice.add(
          warning(
              format(
                  Locale.ROOT,
                  "one of %,d dimensions holds %.0f %% of all variance and decides most comparisons",
                  report.dimension(),
                  100 * dimensions.largestShare()),
              "check its unit; if it should count like the others, standardise the dimensions or search behind PCAW"));
    }
  }

  private void bytes(List<Advice> advice) {
    boolean takesBytes =
        report.metric() != Metric.COSINE
            && report.subject().declaration().datatype() != Datatype.UINT8;
    if (report.census().dimensions().areBytes() && takesBytes) {
      advice.add(
          info(
              format(
                  Locale.ROOT,
                  "all values are whole numbers from 0 to 255: %,d instead of %,d bytes per vector hold them",
                  report.dimension(),
                  4L * report.dimension()),
              "create the collection with \"datatype\": \"uint8\"; nothing is rounded"));
    }
  }
}
