package dev.akin.eval.geometry;

import static dev.akin.eval.Advice.info;
import static dev.akin.eval.Advice.warning;
import static java.lang.String.format;

import dev.akin.core.vector.Metric;
import dev.akin.eval.Advice;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** What the shape of the space means for the worth of neighbors. */
final class SpaceRules {
  /** Hubs, by the rule of thumb of the field. */
  private static final double HUBS = 1.2;

  /** A quarter of the rows is never found. */
  private static final double MANY_ANTI_HUBS = 0.25;

  /** A hundredth of the rows takes a fifth of all places. */
  private static final double MANY_PLACES = 0.2;

  /** Uniform noise of 100 dimensions has 1.24. */
  private static final double LOW_CONTRAST = 1.3;

  private static final double ONE_SIDED = 0.5;
  private static final double MOST_VARIANCE = 0.95;
  private static final int FEWER_DIMENSIONS = 4;

  private final GeometryReport report;

  SpaceRules(GeometryReport report) {
    this.report = report;
  }

  void add(List<Advice> advice) {
    hubs(advice);
    contrast(advice);
    direction(advice);
    components(advice);
  }

  private void hubs(List<Advice> advice) {
    Hubness hubness = report.shape().hubness();
    if (hubness.skewness() < HUBS) {
      return;
    }
    String what =
        format(
            Locale.ROOT,
            "there are hubs: one row is among the ten nearest of %,d others, 1 %% of the rows takes %.0f %% of all places, and %.0f %% of the rows are in nobody's ten (skewness %.1f)",
            hubness.largest(),
            100 * hubness.topShare(),
            100 * hubness.antiHubs(),
            hubness.skewness());
    boolean matters = hubness.topShare() >= MANY_PLACES || hubness.antiHubs() >= MANY_ANTI_HUBS;
    String remedy =
        switch (report.metric()) {
          case DOT ->
              "long vectors are hubs under dot: check that their length means something, or declare cosine";
          case COSINE ->
              "look at the most frequent answers; subtracting the mean vector from rows and queries before they are normalised is the cheapest remedy";
          case L2, L1 ->
              "look at the most frequent answers, which lie near the middle (blank pictures, boilerplate texts), and leave out what nobody wants to find";
        };
    advice.add(matters ? warning(what, remedy) : info(what, remedy));
  }

  private void contrast(List<Advice> advice) {
    double contrast = report.shape().contrast().kth();
    if (contrast < LOW_CONTRAST) {
      advice.add(
          warning(
              format(
                  Locale.ROOT,
                  "the tenth neighbor is only %.2f times as near as any row: there is little to tell neighbors from others",
                  contrast),
              "check on examples that neighbors mean something; if they do, expect to need more effort (efSearch, k_factor) than elsewhere"));
    }
  }

  private void direction(List<Advice> advice) {
    Anisotropy anisotropy = report.shape().anisotropy();
    Metric metric = report.metric();
    boolean byAngle = metric == Metric.COSINE || metric == Metric.DOT;
    if (byAngle && anisotropy.meanCosine() >= ONE_SIDED) {
      advice.add(
          info(
              format(
                  Locale.ROOT,
                  "vectors point the same way: the cosine of two random ones is %.2f on average",
                  anisotropy.meanCosine()),
              "do not take a cosine of 0.8 for similar: thresholds have to be chosen on this data; the order of answers is not concerned"));
    }
  }

  private void components(List<Advice> advice) {
    OptionalInt few = report.shape().anisotropy().componentsFor(MOST_VARIANCE);
    // What one dimension of another scale hides is not gained by leaving the others out.
    boolean isBalanced = report.census().dimensions().largestShare() < DataRules.DOMINANT;
    if (isBalanced && few.isPresent() && few.getAsInt() <= report.dimension() / FEWER_DIMENSIONS) {
      advice.add(
          info(
              format(
                  Locale.ROOT,
                  "%,d of %,d components hold %.0f %% of the variance",
                  few.getAsInt(),
                  report.dimension(),
                  100 * MOST_VARIANCE),
              format(
                  Locale.ROOT,
                  "try PCA%d in front of an index with RFlat behind it, such as PCA%d,HNSW32,RFlat",
                  few.getAsInt(),
                  few.getAsInt())));
    }
  }
}
