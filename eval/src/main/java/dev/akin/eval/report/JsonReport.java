package dev.akin.eval.report;

import dev.akin.eval.measure.MeasuredIndex;
import dev.akin.eval.measure.Measurement;
import dev.akin.eval.measure.Quality;
import dev.akin.eval.measure.RecallSpread;
import dev.akin.eval.relevance.RankMeasure;
import dev.akin.eval.relevance.RankQuality;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Measurements as JSON; the names are part of the command's interface and described in {@code
 * docs/eval.md}.
 */
public final class JsonReport {
  private static final JsonFactory JSON = new JsonFactory();

  private JsonReport() {}

  /** An array, one object per measurement and line. */
  public static String array(List<Measurement> measurements) {
    StringBuilder json = new StringBuilder("[");
    String separator = "\n";
    for (Measurement measurement : measurements) {
      json.append(separator).append(line(measurement));
      separator = ",\n";
    }
    return json.append(measurements.isEmpty() ? "]" : "\n]").toString();
  }

  /** One object per line and measurement. */
  public static String lines(List<Measurement> measurements) {
    StringBuilder json = new StringBuilder();
    measurements.forEach(measurement -> json.append(line(measurement)).append('\n'));
    return json.toString();
  }

  /** One object on one line. */
  public static String line(Measurement measurement) {
    Writer text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      demanded(json, measurement);
      more(json, measurement);
      json.writeEndObject();
    }
    return text.toString();
  }

  private static void demanded(JsonGenerator json, Measurement measurement) {
    MeasuredIndex index = measurement.index();
    json.writeStringProperty("index", index.specification());
    json.writeName("parameters");
    json.writeStartObject();
    for (Map.Entry<String, Integer> knob : measurement.setting().knobs().entrySet()) {
      json.writeNumberProperty(knob.getKey(), knob.getValue());
    }
    json.writeEndObject();
    json.writeNumberProperty("k", index.subject().parameters().k());
    share(json, "recall", measurement.quality().recall());
    number(json, "queriesPerSecond", measurement.speed().queriesPerSecond());
    number(json, "p50Micros", measurement.speed().latencies().p50());
    number(json, "p99Micros", measurement.speed().latencies().p99());
    number(json, "buildSeconds", index.build().seconds());
    json.writeNumberProperty("bytesInMemory", index.footprint().bytesInMemory());
    json.writeNumberProperty("bytesOnDisk", index.footprint().bytesOnDisk());
  }

  private static void more(JsonGenerator json, Measurement measurement) {
    MeasuredIndex index = measurement.index();
    Quality quality = measurement.quality();
    for (Map.Entry<Integer, Double> recall : quality.recallAt().entrySet()) {
      share(json, "recall" + recall.getKey(), recall.getValue());
    }
    spread(json, quality.spread());
    measurement
        .speed()
        .offeredPerSecond()
        .ifPresent(offered -> {
          number(json, "offeredPerSecond", offered);
          json.writeBooleanProperty("rateHeld", measurement.speed().holdsRate());
        });
    number(json, "p90Micros", measurement.speed().latencies().p90());
    number(json, "p999Micros", measurement.speed().latencies().p999());
    number(json, "bytesPerVector", index.bytesPerVector());
    index
        .footprint()
        .resident()
        .ifPresent(resident -> {
          json.writeNumberProperty("residentBytes", resident.bytes());
          json.writeNumberProperty("residentHeapBytes", resident.heapBytes());
        });
    number(json, "buildCpuSeconds", index.build().cpuSeconds());
    json.writeNumberProperty("buildThreads", index.build().threads());
    json.writeBooleanProperty("buildReused", index.build().reused());
    number(json, "cpuMicrosPerQuery", measurement.speed().cpuMicros());
    json.writeNumberProperty("threads", index.subject().parameters().threads());
    json.writeNumberProperty("vectors", index.subject().vectors());
    json.writeNumberProperty("dimension", index.subject().dimension());
    json.writeNumberProperty("queries", index.subject().queries());
    json.writeName("statistics");
    json.writeStartObject();
    number(json, "distances", quality.work().distances());
    number(json, "estimates", quality.work().estimates());
    number(json, "visited", quality.work().visited());
    json.writeEndObject();
    ranks(json, quality.ranks());
  }

  private static void spread(JsonGenerator json, RecallSpread spread) {
    share(json, "recallLow", spread.mean().low());
    share(json, "recallHigh", spread.mean().high());
    share(json, "recallWorstDecile", spread.worstDecile());
    json.writeNumberProperty("recallQueries", spread.mean().queries());
  }

  private static void ranks(JsonGenerator json, Quality.Ranks ranks) {
    json.writeName("neighbors");
    means(json, ranks.neighbors());
    ranks
        .judged()
        .ifPresent(judged -> {
          json.writeName("judged");
          means(json, judged.answers());
          json.writeName("judgedExact");
          means(json, judged.exact());
          json.writeName("judgedLoss");
          json.writeStartObject();
          json.writeStringProperty("measure", judged.leading().key());
          share(json, "mean", judged.loss().mean());
          share(json, "plusMinus", judged.loss().plusMinus());
          json.writeNumberProperty("queries", judged.answers().queries());
          json.writeEndObject();
        });
  }

  private static void means(JsonGenerator json, RankQuality quality) {
    json.writeStartObject();
    for (Map.Entry<RankMeasure, Double> mean : quality.means().entrySet()) {
      share(json, mean.getKey().key(), mean.getValue());
    }
    json.writeEndObject();
  }

  /** Shares carry six decimals: those of a million neighbors. */
  private static void share(JsonGenerator json, String name, double value) {
    json.writeNumberProperty(name, Math.round(value * 1e6) / 1e6);
  }

  /** Figures of a clock carry no more than three decimals. */
  private static void number(JsonGenerator json, String name, double value) {
    json.writeNumberProperty(name, Math.round(value * 1e3) / 1e3);
  }
}
