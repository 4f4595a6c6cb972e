package dev.akin.eval.report;

import static java.lang.String.format;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.akin.engine.point.Payload;
import dev.akin.eval.Figures;
import dev.akin.eval.geometry.Anisotropy;
import dev.akin.eval.geometry.Dimensions;
import dev.akin.eval.geometry.Duplicates;
import dev.akin.eval.geometry.GeometryReport;
import dev.akin.eval.geometry.Hubness;
import dev.akin.eval.geometry.IndexTrial;
import dev.akin.eval.geometry.IntrinsicDimension;
import dev.akin.eval.geometry.MetricOverlap;
import dev.akin.eval.geometry.Norms;
import java.util.List;
import java.util.Locale;

/** The geometry of vectors for people and for programs; see {@code docs/doctor.md}. */
public final class GeometryText {
  private GeometryText() {}

  /** One JSON object on one line. */
  public static String json(GeometryReport report) {
    return new String(Payload.of(report.toJson()).toJson(), UTF_8);
  }

  /**
   * Lines for a terminal.
   *
   * @param name of what was looked at: a file, or a collection
   */
  public static String text(String name, GeometryReport report) {
    Lines lines = new Lines().title(name);
    lines
        .line(
            "vectors",
            format(
                Locale.ROOT,
                "%,d of dimension %,d, metric %s",
                report.rows(),
                report.dimension(),
                report.metric()))
        .line(
            "sample",
            format(
                Locale.ROOT,
                "%,d rows and %,d queries held out, seed %d",
                report.subject().sample().rows(),
                report.subject().sample().queries(),
                report.subject().sample().seed()));
    census(lines, report.census());
    shape(lines, report.shape());
    searches(lines, report.searches());
    return lines.advice(report.advice()).toString();
  }

  private static void census(Lines lines, GeometryReport.Census census) {
    Norms norms = census.norms();
    Norms.Quantiles quantiles = norms.quantiles();
    Dimensions dimensions = census.dimensions();
    lines
        .title("all rows")
        .line(
            "norms",
            format(
                Locale.ROOT,
                "%s to %s, percentiles 1 %s, 50 %s, 99 %s; %.1f %% around the mean",
                Figures.text(quantiles.least()),
                Figures.text(quantiles.largest()),
                Figures.text(quantiles.p1()),
                Figures.text(quantiles.p50()),
                Figures.text(quantiles.p99()),
                100 * norms.variation()))
        .line(
            "zero vectors", norms.zeros() == 0 ? "none" : format(Locale.ROOT, "%,d", norms.zeros()))
        .line("duplicates", duplicates(census.duplicates()))
        .line(
            "dimensions",
            format(
                Locale.ROOT,
                "%,d dead, %,d weak; variance %s to %s, median %s, %.1f %% in one",
                dimensions.dead().size(),
                dimensions.weak(),
                Figures.text(dimensions.variances().least()),
                Figures.text(dimensions.variances().largest()),
                Figures.text(dimensions.variances().median()),
                100 * dimensions.largestShare()));
  }

  private static String duplicates(Duplicates duplicates) {
    return duplicates.repeated() == 0
        ? "none"
        : format(
            Locale.ROOT,
            "%,d (%.2f %%), one vector %,d times",
            duplicates.repeated(),
            100 * duplicates.share(),
            duplicates.largestGroup());
  }

  private static void shape(Lines lines, GeometryReport.Shape shape) {
    Hubness hubness = shape.hubness();
    Anisotropy anisotropy = shape.anisotropy();
    lines
        .title("space")
        .line("intrinsic", intrinsic(shape.intrinsic()))
        .line(
            "contrast",
            format(
                Locale.ROOT,
                "the nearest is %s times, the tenth %s times as near as any row",
                times(shape.contrast().nearest()),
                times(shape.contrast().kth())))
        .line(
            "hubness",
            format(
                Locale.ROOT,
                "skewness %.2f, largest %,d, %.1f %% of places to 1 %%, anti-hubs %.1f %%, of %,d rows",
                hubness.skewness(),
                hubness.largest(),
                100 * hubness.topShare(),
                100 * hubness.antiHubs(),
                hubness.rows()))
        .line(
            "anisotropy",
            format(
                Locale.ROOT,
                "mean direction %.3f, mean cosine %.3f",
                anisotropy.meanDirection(),
                anisotropy.meanCosine()))
        .line(
            "components",
            format(
                Locale.ROOT,
                "%.1f effective; variance held%s",
                anisotropy.effective(),
                explained(anisotropy.explained())));
  }

  private static String intrinsic(IntrinsicDimension intrinsic) {
    return intrinsic.isKnown()
        ? format(
            Locale.ROOT, "dimension %.1f (mle), %.1f (twoNN)", intrinsic.mle(), intrinsic.twoNn())
        : "unknown, neighbors are all equally far";
  }

  /** Where every query has a twin, the nearest is at distance zero. */
  private static String times(double ratio) {
    return Double.isFinite(ratio) ? format(Locale.ROOT, "%.2f", ratio) : "infinitely many";
  }

  private static String explained(List<Double> explained) {
    StringBuilder text = new StringBuilder();
    for (int count : new int[] {1, 4, 16, 64}) {
      if (count <= explained.size()) {
        double share = 100 * explained.get(count - 1);
        text.append(text.isEmpty() ? " by " : ", ")
            .append(format(Locale.ROOT, "%d: %.0f %%", count, share));
      }
    }
    return text.toString();
  }

  private static void searches(Lines lines, GeometryReport.Searches searches) {
    lines.title("ten nearest rows that two metrics share");
    for (MetricOverlap overlap : searches.overlaps()) {
      lines.line(
          overlap.first() + ", " + overlap.second(),
          format(Locale.ROOT, "%.3f", overlap.overlap()));
    }
    trials(lines, "codes: recall of the ten nearest", searches.codes());
    trials(lines, "largest inner products: recall of ten, graphs at efSearch 32", searches.paths());
  }

  private static void trials(Lines lines, String title, List<IndexTrial> trials) {
    if (!trials.isEmpty()) {
      lines.title(title);
    }
    for (IndexTrial trial : trials) {
      lines.line(
          trial.index(),
          format(
              Locale.ROOT,
              "%7.4f  %,10.1f raw vectors read of %,d  %,8.1f bytes per vector",
              trial.recall(),
              trial.distances(),
              trial.vectors(),
              trial.bytesPerVector()));
    }
  }
}
