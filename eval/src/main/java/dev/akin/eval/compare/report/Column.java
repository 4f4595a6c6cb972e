package dev.akin.eval.compare.report;

import dev.akin.eval.compare.ComparisonResult;
import dev.akin.eval.compare.QueryPrice;
import dev.akin.eval.measure.Measurement;
import dev.akin.eval.relevance.RankMeasure;
import dev.akin.eval.relevance.RankQuality;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A column of the table of all measurements.
 *
 * @param name as {@code results.csv} has it
 * @param cell its text for a measurement; empty if it has none
 */
record Column(String name, Function<Measurement, String> cell) {
  /** All columns of a comparison. */
  static List<Column> all(ComparisonResult result, Occasion occasion) {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("family", each -> result.family(each).title()));
    columns.add(new Column("index", each -> each.index().specification()));
    columns.add(new Column("knobs", Column::knobs));
    columns.add(new Column("onFront", each -> "" + result.front().contains(each)));
    columns.add(figure("recall", each -> each.quality().recall()));
    columns.add(figure("recallLow", each -> each.quality().spread().mean().low()));
    columns.add(figure("recallHigh", each -> each.quality().spread().mean().high()));
    columns.add(figure("recallWorstDecile", each -> each.quality().spread().worstDecile()));
    columns.add(figure("queriesPerSecond", each -> each.speed().queriesPerSecond()));
    columns.add(figure("p50Micros", each -> each.speed().latencies().p50()));
    columns.add(figure("p90Micros", each -> each.speed().latencies().p90()));
    columns.add(figure("p99Micros", each -> each.speed().latencies().p99()));
    columns.add(figure("p999Micros", each -> each.speed().latencies().p999()));
    columns.add(figure("cpuMicrosPerQuery", each -> each.speed().cpuMicros()));
    columns.add(figure("buildSeconds", each -> each.index().build().seconds()));
    columns.add(count("bytesInMemory", each -> each.index().footprint().bytesInMemory()));
    columns.add(count("bytesOnDisk", each -> each.index().footprint().bytesOnDisk()));
    columns.add(new Column("residentBytes", each -> resident(result, each, false)));
    columns.add(new Column("residentHeapBytes", each -> resident(result, each, true)));
    columns.add(figure("costPerMillion", each -> QueryPrice.perMillion(occasion.prices(), each)));
    for (RankMeasure measure : RankMeasure.values()) {
      columns.add(
          new Column(measure.key(), each -> cell(each.quality().ranks().neighbors(), measure)));
    }
    for (RankMeasure measure : RankMeasure.values()) {
      columns.add(new Column("judged_" + measure.key(), each -> judged(each, measure)));
    }
    return columns;
  }

  private static Column figure(String name, Function<Measurement, Double> figure) {
    return new Column(name, each -> number(figure.apply(each)));
  }

  private static Column count(String name, Function<Measurement, Long> figure) {
    return new Column(name, each -> Long.toString(figure.apply(each)));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.6g", value);
  }

  private static String knobs(Measurement measurement) {
    return measurement.setting().knobs().entrySet().stream()
        .map((Map.Entry<String, Integer> knob) -> knob.getKey() + "=" + knob.getValue())
        .collect(Collectors.joining(" "));
  }

  private static String resident(ComparisonResult result, Measurement measurement, boolean heap) {
    return result
        .resident(measurement.index().specification())
        .map(resident -> Long.toString(heap ? resident.heapBytes() : resident.bytes()))
        .orElse("");
  }

  private static String judged(Measurement measurement, RankMeasure measure) {
    return measurement
        .quality()
        .ranks()
        .judged()
        .map(judged -> cell(judged.answers(), measure))
        .orElse("");
  }

  /** Empty for a measure that the version which measured did not have. */
  private static String cell(RankQuality quality, RankMeasure measure) {
    return quality.means().containsKey(measure) ? number(quality.mean(measure)) : "";
  }
}
