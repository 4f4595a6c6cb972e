package dev.akin.eval.compare;

import dev.akin.engine.proof.RecallInterval;
import dev.akin.eval.measure.BuildCost;
import dev.akin.eval.measure.Footprint;
import dev.akin.eval.measure.Latencies;
import dev.akin.eval.measure.MeasureParameters;
import dev.akin.eval.measure.MeasuredIndex;
import dev.akin.eval.measure.Measurement;
import dev.akin.eval.measure.Quality;
import dev.akin.eval.measure.RecallSpread;
import dev.akin.eval.measure.Setting;
import dev.akin.eval.measure.Speed;
import dev.akin.eval.relevance.JudgedQuality;
import dev.akin.eval.relevance.PairedLoss;
import dev.akin.eval.relevance.RankMeasure;
import dev.akin.eval.relevance.RankQuality;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Measurements with made-up figures. */
public final class Measurements {
  /** What exact search has by the judgments. */
  public static final double EXACT = 0.85;

  private Measurements() {}

  /** An index of 10 MiB at a setting. */
  public static Measurement of(
      String specification, Map<String, Integer> knobs, double recall, double perSecond) {
    return sized(of(specification, knobs, recall, perSecond, Optional.empty()), 10 << 20);
  }

  /** The same with another footprint. */
  public static Measurement sized(Measurement measurement, long bytes) {
    MeasuredIndex index = measurement.index();
    Footprint footprint =
        new Footprint(
            bytes, 2 * bytes, Optional.of(new Footprint.Resident(bytes + 4_096, 1_024, 99)));
    return new Measurement(
        new MeasuredIndex(index.specification(), index.subject(), index.build(), footprint),
        measurement.setting(),
        measurement.quality(),
        measurement.speed());
  }

  /** One that loses some of what judgments say. */
  public static Measurement judged(
      String specification, int efSearch, double recall, double perSecond, double loss) {
    JudgedQuality judged =
        new JudgedQuality(
            ranks(EXACT - loss), ranks(EXACT), RankMeasure.PRECISION, new PairedLoss(loss, 0.002));
    return sized(
        of(specification, Map.of("efSearch", efSearch), recall, perSecond, Optional.of(judged)),
        10 << 20);
  }

  /** The same judged by a few queries, of which exact search has another share. */
  public static Measurement judgedBy(int queries, Measurement measurement, double exact) {
    RankQuality quality = new RankQuality(ranks(exact).means(), queries);
    JudgedQuality judged =
        new JudgedQuality(quality, quality, RankMeasure.PRECISION, new PairedLoss(0, 0));
    Quality before = measurement.quality();
    return new Measurement(
        measurement.index(),
        measurement.setting(),
        new Quality(
            before.spread(),
            before.recallAt(),
            new Quality.Ranks(before.ranks().neighbors(), Optional.of(judged)),
            before.work()),
        measurement.speed());
  }

  private static Measurement of(
      String specification,
      Map<String, Integer> knobs,
      double recall,
      double perSecond,
      Optional<JudgedQuality> judged) {
    MeasureParameters parameters = CompareParameters.defaults().measure();
    MeasuredIndex index =
        new MeasuredIndex(
            specification,
            new MeasuredIndex.Subject(60_000, 784, 5_000, parameters),
            new BuildCost(12.5, 24.25, 2, true),
            new Footprint(1, 1, Optional.empty()));
    double high = Math.min(1, recall + 0.001);
    RecallInterval mean = new RecallInterval(10, recall, Math.max(0, recall - 0.002), high, 5_000);
    Quality quality =
        new Quality(
            new RecallSpread(mean, recall / 2),
            new TreeMap<>(),
            new Quality.Ranks(ranks(recall), judged),
            new Quality.Work(100.5, 2_000.25, 3));
    double micros = 1e6 / perSecond;
    Latencies latencies = new Latencies(micros, 1.2 * micros, 2 * micros, 3 * micros);
    return new Measurement(
        index,
        new Setting(knobs),
        quality,
        new Speed(perSecond, latencies, micros / 3, OptionalDouble.empty()));
  }

  private static RankQuality ranks(double value) {
    Map<RankMeasure, Double> means = new EnumMap<>(RankMeasure.class);
    for (RankMeasure measure : RankMeasure.values()) {
      means.put(measure, value);
    }
    return new RankQuality(means, 5_000);
  }
}
