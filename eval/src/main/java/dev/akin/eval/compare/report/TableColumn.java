package dev.akin.eval.compare.report;

import dev.akin.eval.compare.ComparisonResult;
import dev.akin.eval.compare.QueryPrice;
import dev.akin.eval.measure.Measurement;
import dev.akin.eval.relevance.JudgedQuality;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A column of the page's table of all measurements, as people read it.
 *
 * @param name its head
 * @param cell its text for a measurement
 */
record TableColumn(String name, Function<Measurement, String> cell) {
  static List<TableColumn> all(ComparisonResult result, Occasion occasion) {
    int k = result.effort().parameters().k();
    List<TableColumn> columns = new ArrayList<>();
    columns.add(
        new TableColumn(
            "index",
            each -> (result.front().contains(each) ? "● " : "") + each.index().specification()));
    columns.add(new TableColumn("knobs", Wording::knobs));
    columns.add(new TableColumn("recall@" + k, each -> Wording.share(each.quality().recall())));
    columns.add(new TableColumn("95 % interval", TableColumn::interval));
    columns.add(
        new TableColumn(
            "worst 10 %", each -> Wording.share(each.quality().spread().worstDecile())));
    judged(result)
        .ifPresent(judged ->
            columns.add(
                new TableColumn(
                    judged.leading().title() + "@" + k,
                    each -> result.judged(each).map(Wording::share).orElse(""))));
    columns.add(
        new TableColumn("queries/s", each -> Wording.count(each.speed().queriesPerSecond())));
    columns.add(new TableColumn("p50", each -> Wording.time(each.speed().latencies().p50())));
    columns.add(new TableColumn("p90", each -> Wording.time(each.speed().latencies().p90())));
    columns.add(new TableColumn("p99", each -> Wording.time(each.speed().latencies().p99())));
    columns.add(new TableColumn("p99.9", each -> Wording.time(each.speed().latencies().p999())));
    columns.add(
        new TableColumn(
            "per million",
            each ->
                Wording.money(
                    QueryPrice.perMillion(occasion.prices(), each), occasion.prices().currency())));
    return columns;
  }

  private static String interval(Measurement measurement) {
    return Wording.share(measurement.quality().spread().mean().low())
        + "–"
        + Wording.share(measurement.quality().spread().mean().high());
  }

  private static Optional<JudgedQuality> judged(ComparisonResult result) {
    return result.measurements().getFirst().quality().ranks().judged();
  }
}
