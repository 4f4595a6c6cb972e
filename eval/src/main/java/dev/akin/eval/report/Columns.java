package dev.akin.eval.report;

import dev.akin.eval.measure.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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
    heads.addAll(
        List.of("queries/s", "p50 µs", "p99 µs", "CPU µs", "build s", "bytes/vector", "disk MB"));
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
    cells.add(format("%,.0f", measurement.speed().queriesPerSecond()));
    cells.add(format("%,.1f", measurement.speed().p50Micros()));
    cells.add(format("%,.1f", measurement.speed().p99Micros()));
    cells.add(format("%,.1f", measurement.speed().cpuMicros()));
    cells.add(format("%,.1f", measurement.index().build().seconds()));
    cells.add(format("%,.1f", measurement.index().bytesPerVector()));
    cells.add(format("%,.1f", measurement.index().footprint().bytesOnDisk() * 1e-6));
    return cells;
  }

  private static List<Integer> depths(List<Measurement> measurements) {
    return List.copyOf(measurements.getFirst().quality().recallAt().keySet());
  }

  private static String format(String pattern, double value) {
    return String.format(Locale.ROOT, pattern, value);
  }
}
