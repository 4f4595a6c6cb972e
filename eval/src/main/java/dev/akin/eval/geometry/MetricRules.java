package dev.akin.eval.geometry;

import static dev.akin.eval.Advice.info;
import static dev.akin.eval.Advice.warning;
import static java.lang.String.format;

import dev.akin.core.vector.Metric;
import dev.akin.eval.Advice;
import dev.akin.eval.Figures;
import java.util.List;
import java.util.Locale;

/**
 * Whether the declared metric is likely the one that the vectors were trained for. Vectors do not
 * tell; but where lengths vary much and change the answers, a wrong choice costs the most, and is
 * said.
 */
final class MetricRules {
  /** Under dot, a hundredth of the rows that takes a fifth of all places wins by its length. */
  private static final double MANY_PLACES = 0.2;

  /** Half of each answer is different. */
  private static final double DISAGREE = 0.5;

  /** Metrics that agree on nearly all of an answer do not need a decision. */
  private static final double AGREE = 0.95;

  private static final double EQUAL_NORMS = 1e-3;

  private final GeometryReport report;
  private final Norms norms;

  MetricRules(GeometryReport report) {
    this.report = report;
    this.norms = report.census().norms();
  }

  void add(List<Advice> advice) {
    if (report.subject().declaration().areNormalised()) {
      advice.add(
          info(
              "vectors were scaled to unit length when they were stored, so that nothing tells whether their lengths meant something",
              "look at the vectors before their import with --base FILE --metric cosine"));
    } else if (norms.variation() <= EQUAL_NORMS) {
      advice.add(
          info(
              format(
                  Locale.ROOT,
                  "all vectors have the length %s: dot, cosine and l2 give the same order",
                  Figures.text(norms.quantiles().p50())),
              "any of them is right for queries of any length; dot costs no normalising"));
    } else {
      lengthsThatDiffer(advice);
    }
  }

  private void lengthsThatDiffer(List<Advice> advice) {
    switch (report.metric()) {
      case COSINE ->
          judge(
              advice,
              Metric.DOT,
              "declare dot if the model was trained with inner products (two towers, matrix factorisation), whose lengths carry popularity or confidence; cosine is right if it was trained with cosine, or a contrastive loss on unit vectors");
      case DOT ->
          judge(
              advice,
              Metric.COSINE,
              "dot is right if the model was trained with inner products; declare cosine if it was trained with cosine or a contrastive loss on unit vectors, or else long vectors win whatever is asked");
      case L2 -> euclidean(advice);
      case L1 -> {}
    }
  }

  private void judge(List<Advice> advice, Metric other, String remedy) {
    double overlap = report.searches().overlap(report.metric(), other);
    String what =
        format(
            Locale.ROOT,
            "lengths vary (from %s to %s, %.0f %% around the mean), and of the %d nearest by %s %.1f are among those by %s",
            Figures.text(norms.quantiles().least()),
            Figures.text(norms.quantiles().largest()),
            100 * norms.variation(),
            SurveyParameters.K,
            report.metric(),
            SurveyParameters.K * overlap,
            other);
    // Under cosine lengths are lost for good; under dot they are wrong where they win everywhere.
    boolean costs = other == Metric.DOT || report.shape().hubness().topShare() >= MANY_PLACES;
    if (costs && overlap < DISAGREE) {
      advice.add(warning(what, remedy));
    } else {
      advice.add(
          info(
              what,
              overlap >= AGREE ? "either metric will do; normalising saves the question" : remedy));
    }
  }

  /** Descriptors and pixels are made for l2, so that it is never called wrong. */
  private void euclidean(List<Advice> advice) {
    double overlap = report.searches().overlap(Metric.L2, Metric.COSINE);
    if (overlap < AGREE) {
      advice.add(
          info(
              format(
                  Locale.ROOT,
                  "lengths vary (%.0f %% around the mean), and of the %d nearest by l2 %.1f are among those by cosine",
                  100 * norms.variation(),
                  SurveyParameters.K,
                  SurveyParameters.K * overlap),
              "l2 is right for descriptors and measurements; a text or image encoder that was trained with cosine needs cosine"));
    }
  }
}
