package dev.akin.eval.compare.report;

import dev.akin.eval.chart.Annotations;
import dev.akin.eval.chart.Axis;
import dev.akin.eval.chart.Drawing;
import dev.akin.eval.chart.Scale;
import dev.akin.eval.chart.ScatterChart;
import dev.akin.eval.chart.Series;
import dev.akin.eval.chart.Style;
import dev.akin.eval.compare.ComparisonResult;
import dev.akin.eval.compare.Front;
import dev.akin.eval.measure.Measurement;
import dev.akin.eval.relevance.RankMeasure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The pictures of a comparison. */
final class Charts {
  private final ComparisonResult result;
  private final int k;

  Charts(ComparisonResult result) {
    this.result = result;
    this.k = result.effort().parameters().k();
  }

  /** Speed over recall, with the front. */
  Drawing pareto() {
    String title = "Queries per second over recall@%d".formatted(k);
    ToDoubleFunction<Measurement> speed = each -> each.speed().queriesPerSecond();
    Axis across = Axis.over("recall@%d → more accurate".formatted(k), Scale.TOWARDS_ONE, recalls());
    Axis up = Axis.over("queries per second → faster", Scale.LOGARITHMIC, values(speed));
    return new ScatterChart(title, across, up, series(speed))
        .draw(annotations(speed, Optional.empty()));
  }

  /** Judged quality over recall, with what exact search has. */
  Drawing judged(RankMeasure leading, double exact) {
    ToDoubleFunction<Measurement> quality = each -> result.judged(each).orElse(exact);
    String measure = leading.title() + "@" + k;
    Axis across = Axis.over("recall@%d → more accurate".formatted(k), Scale.TOWARDS_ONE, recalls());
    Axis up = Axis.over(measure + " → better for users", Scale.LINEAR, values(quality));
    Annotations.Level level = new Annotations.Level(exact, "exact search: " + Wording.share(exact));
    String title = measure + " by judgments, over recall@%d".formatted(k);
    return new ScatterChart(title, across, up, series(quality))
        .draw(annotations(quality, Optional.of(level)));
  }

  private double[] recalls() {
    return values(each -> each.quality().recall());
  }

  private double[] values(ToDoubleFunction<Measurement> figure) {
    return result.measurements().stream().mapToDouble(figure).toArray();
  }

  private List<Series> series(ToDoubleFunction<Measurement> figure) {
    List<Series> all = new ArrayList<>();
    result
        .byFamily()
        .forEach((family, measurements) -> {
          Front own = Front.of(measurements);
          List<Series.Value> values =
              measurements.stream()
                  .map(each ->
                      new Series.Value(
                          each.quality().recall(),
                          figure.applyAsDouble(each),
                          own.contains(each),
                          tip(each)))
                  .toList();
          all.add(new Series(family.title(), Style.of(family.style()), values));
        });
    return all;
  }

  private Annotations annotations(
      ToDoubleFunction<Measurement> figure, Optional<Annotations.Level> level) {
    List<Annotations.Label> labels =
        FrontSteps.of(result.front()).points().stream()
            .map(each -> new Annotations.Label(place(each, figure), Wording.name(each)))
            .toList();
    List<Annotations.Place> front =
        result.front().points().stream().map(each -> place(each, figure)).toList();
    return new Annotations(front, labels, level);
  }

  private static Annotations.Place place(
      Measurement measurement, ToDoubleFunction<Measurement> figure) {
    return new Annotations.Place(measurement.quality().recall(), figure.applyAsDouble(measurement));
  }

  private static String tip(Measurement measurement) {
    return "%s: recall %s (%s–%s), %s queries/s, %s"
        .formatted(
            Wording.name(measurement),
            Wording.share(measurement.quality().recall()),
            Wording.share(measurement.quality().spread().mean().low()),
            Wording.share(measurement.quality().spread().mean().high()),
            Wording.count(measurement.speed().queriesPerSecond()),
            Wording.bytes(measurement.index().footprint().bytesInMemory()));
  }
}
