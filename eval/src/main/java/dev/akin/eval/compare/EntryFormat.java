package dev.akin.eval.compare;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.akin.engine.point.Payload;
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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Entries as lines of JSON, with every digit, so that what is read is what was written. The layout
 * follows the records; it is no interface, {@code results.json} is.
 */
final class EntryFormat {
  private static final String BUILT = "built";
  private static final String MEASURED = "measured";

  private EntryFormat() {}

  /** An entry as one line. */
  static String line(Entry entry) {
    Map<String, Object> json = new LinkedHashMap<>();
    switch (entry) {
      case Entry.Built built -> json.put(BUILT, built.specification());
      case Entry.Measured measured -> json.put(MEASURED, json(measured.measurement()));
    }
    json.put("seconds", entry.seconds());
    return new String(Payload.of(json).toJson(), UTF_8);
  }

  /**
   * The entry of a line.
   *
   * @param subject of all measurements: k, threads, rounds
   * @throws IllegalArgumentException if it is none
   */
  static Entry parse(String line, MeasureParameters subject) {
    JsonObject json = new JsonObject(Payload.fromJson(line.getBytes(UTF_8)).fields());
    double seconds = json.number("seconds");
    return json.has(BUILT)
        ? new Entry.Built(json.text(BUILT), seconds)
        : new Entry.Measured(measurement(json.object(MEASURED), subject), seconds);
  }

  private static Map<String, Object> json(Measurement measurement) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("index", json(measurement.index()));
    json.put("knobs", measurement.setting().knobs());
    json.put("quality", json(measurement.quality()));
    Speed speed = measurement.speed();
    json.put("perSecond", speed.queriesPerSecond());
    json.put("p50", speed.latencies().p50());
    json.put("p90", speed.latencies().p90());
    json.put("p99", speed.latencies().p99());
    json.put("p999", speed.latencies().p999());
    json.put("cpu", speed.cpuMicros());
    return json;
  }

  private static Measurement measurement(JsonObject json, MeasureParameters subject) {
    Map<String, Integer> knobs = new TreeMap<>();
    JsonObject written = json.object("knobs");
    written.names().forEach(name -> knobs.put(name, (int) written.number(name)));
    Latencies latencies =
        new Latencies(
            json.number("p50"), json.number("p90"), json.number("p99"), json.number("p999"));
    return new Measurement(
        index(json.object("index"), subject),
        new Setting(knobs),
        quality(json.object("quality")),
        new Speed(json.number("perSecond"), latencies, json.number("cpu"), OptionalDouble.empty()));
  }

  private static Map<String, Object> json(MeasuredIndex index) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("specification", index.specification());
    json.put("vectors", index.subject().vectors());
    json.put("dimension", index.subject().dimension());
    json.put("queries", index.subject().queries());
    json.put("buildSeconds", index.build().seconds());
    json.put("buildCpuSeconds", index.build().cpuSeconds());
    json.put("buildThreads", index.build().threads());
    json.put("bytesInMemory", index.footprint().bytesInMemory());
    json.put("bytesOnDisk", index.footprint().bytesOnDisk());
    index
        .footprint()
        .resident()
        .ifPresent(resident -> {
          json.put("residentBytes", resident.bytes());
          json.put("residentHeapBytes", resident.heapBytes());
          json.put("residentQueries", resident.queries());
        });
    return json;
  }

  private static MeasuredIndex index(JsonObject json, MeasureParameters subject) {
    Optional<Footprint.Resident> resident =
        json.has("residentBytes")
            ? Optional.of(
                new Footprint.Resident(
                    (long) json.number("residentBytes"),
                    (long) json.number("residentHeapBytes"),
                    (int) json.number("residentQueries")))
            : Optional.empty();
    return new MeasuredIndex(
        json.text("specification"),
        new MeasuredIndex.Subject(
            (int) json.number("vectors"),
            (int) json.number("dimension"),
            (int) json.number("queries"),
            subject),
        new BuildCost(
            json.number("buildSeconds"),
            json.number("buildCpuSeconds"),
            (int) json.number("buildThreads"),
            true),
        new Footprint(
            (long) json.number("bytesInMemory"), (long) json.number("bytesOnDisk"), resident));
  }

  private static Map<String, Object> json(Quality quality) {
    Map<String, Object> json = new LinkedHashMap<>();
    RecallInterval mean = quality.spread().mean();
    json.put("k", mean.k());
    json.put("recall", mean.value());
    json.put("low", mean.low());
    json.put("high", mean.high());
    json.put("queries", mean.queries());
    json.put("worstDecile", quality.spread().worstDecile());
    json.put("distances", quality.work().distances());
    json.put("estimates", quality.work().estimates());
    json.put("visited", quality.work().visited());
    json.put("neighbors", json(quality.ranks().neighbors()));
    quality.ranks().judged().ifPresent(judged -> json.put("judged", json(judged)));
    return json;
  }

  private static Quality quality(JsonObject json) {
    RecallInterval mean =
        new RecallInterval(
            (int) json.number("k"),
            json.number("recall"),
            json.number("low"),
            json.number("high"),
            (int) json.number("queries"));
    Optional<JudgedQuality> judged =
        json.has("judged") ? Optional.of(judged(json.object("judged"))) : Optional.empty();
    return new Quality(
        new RecallSpread(mean, json.number("worstDecile")),
        new TreeMap<>(),
        new Quality.Ranks(ranks(json.object("neighbors")), judged),
        new Quality.Work(
            json.number("distances"), json.number("estimates"), json.number("visited")));
  }

  private static Map<String, Object> json(JudgedQuality judged) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("answers", json(judged.answers()));
    json.put("exact", json(judged.exact()));
    json.put("leading", judged.leading().key());
    json.put("loss", judged.loss().mean());
    json.put("plusMinus", judged.loss().plusMinus());
    return json;
  }

  private static JudgedQuality judged(JsonObject json) {
    return new JudgedQuality(
        ranks(json.object("answers")),
        ranks(json.object("exact")),
        RankMeasure.ofKey(json.text("leading")),
        new PairedLoss(json.number("loss"), json.number("plusMinus")));
  }

  private static Map<String, Object> json(RankQuality quality) {
    Map<String, Object> json = new LinkedHashMap<>();
    quality.means().forEach((measure, mean) -> json.put(measure.key(), mean));
    json.put("queries", quality.queries());
    return json;
  }

  private static RankQuality ranks(JsonObject json) {
    Map<RankMeasure, Double> means = new EnumMap<>(RankMeasure.class);
    for (RankMeasure measure : RankMeasure.values()) {
      if (json.has(measure.key())) { // Journals of earlier versions lack the later measures.
        means.put(measure, json.number(measure.key()));
      }
    }
    return new RankQuality(means, (int) json.number("queries"));
  }
}
