package dev.akin.eval.report;

import dev.akin.eval.measure.Measurement;
import dev.akin.eval.measure.RecallSpread;
import dev.akin.eval.relevance.JudgedQuality;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The columns that tables for people have, as texts. */
final class Columns {
  private Columns() {}

  /** Their heads; recall columns follow the depths that were measured. */
  static List<String> heads(List<Measurement> measurements) {
    List<String> heads = new ArrayList<>(List.of("index", "knobs"));
    int k = measurements.getFirst().index().subject().parameters().k();
    heads.add("recall@" + k);
    depths(measurements).stream()
        .filter(depth -> depth != k)
        .forEach(depth -> heads.add("recall@" + depth));
    heads.addAll(List.of("95 % interval", "worst 10 %"));
    judged(measurements).ifPresent(judged -> heads.add(judged.leading().title() + "@" + k));
    if (offered(measurements)) {
      heads.add("offered/s");
    }
    heads.addAll(List.of("queries/s", "p50 µs", "p99 µs", "p99.9 µs", "CPU µs"));
    heads.addAll(List.of("build s", "bytes/vector", "disk MB"));
    return heads;
  }

  /** The cells of one row. */
  static List<String> cells(Measurement measurement, List<Measurement> all) {
    List<String> cells = new ArrayList<>();
    cells.add(measurement.index().specification());
    cells.add(measurement.setting().toString());
    cells.add(format("%.4f", measurement.quality().recall()));
    int k = measurement.index().subject().parameters().k();
    Map<Integer, Double> recallAt = measurement.quality().recallAt();
    depths(all).stream()
        .filter(depth -> depth != k)
        .forEach(depth -> cells.add(format("%.4f", recallAt.getOrDefault(depth, Double.NaN))));
    RecallSpread spread = measurement.quality().spread();
    cells.add(format("%.4f", spread.mean().low()) + "–" + format("%.4f", spread.mean().high()));
    cells.add(format("%.4f", spread.worstDecile()));
    measurement
        .quality()
        .ranks()
        .judged()
        .ifPresent(judged -> cells.add(format("%.4f", judged.value())));
    if (offered(all)) {
      cells.add(format("%,.0f", measurement.speed().offeredPerSecond().orElse(Double.NaN)));
    }
    cells.add(
        format("%,.0f", measurement.speed().queriesPerSecond())
            + (measurement.speed().holdsRate() ? "" : " not held"));
    cells.add(format("%,.1f", measurement.speed().latencies().p50()));
    cells.add(format("%,.1f", measurement.speed().latencies().p99()));
    cells.add(format("%,.1f", measurement.speed().latencies().p999()));
    cells.add(format("%,.1f", measurement.speed().cpuMicros()));
    cells.add(format("%,.1f", measurement.index().build().seconds()));
    cells.add(format("%,.1f", measurement.index().bytesPerVector()));
    cells.add(format("%,.1f", measurement.index().footprint().bytesOnDisk() * 1e-6));
    return cells;
  }

  private static List<Integer> depths(List<Measurement> measurements) {
    return List.copyOf(measurements.getFirst().quality().recallAt().keySet());
  }

  private static boolean offered(List<Measurement> measurements) {
    return measurements.getFirst().speed().offeredPerSecond().isPresent();
  }

  private static Optional<JudgedQuality> judged(List<Measurement> measurements) {
    return measurements.getFirst().quality().ranks().judged();
  }

  private static String format(String pattern, double value) {
    return String.format(Locale.ROOT, pattern, value);
  }
}
