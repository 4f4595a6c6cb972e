package dev.akin.eval.compare.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.akin.engine.point.Payload;
import dev.akin.eval.compare.ComparisonResult;
import dev.akin.eval.compare.Floor;
import dev.akin.eval.compare.Front;
import dev.akin.eval.compare.LeftOut;
import dev.akin.eval.compare.QueryPrice;
import dev.akin.eval.measure.Measurement;
import dev.akin.eval.report.JsonReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A comparison for programs; the names are described in {@code docs/compare.md}. */
final class ResultsJson {
  private final ComparisonResult result;
  private final Occasion occasion;

  ResultsJson(ComparisonResult result, Occasion occasion) {
    this.result = result;
    this.occasion = occasion;
  }

  /** One object. */
  String text() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("method", new LinkedHashMap<>(Method.of(occasion, result).lines()));
    json.put("prices", occasion.prices().fields());
    json.put("seconds", result.effort().seconds());
    json.put("complete", result.effort().complete());
    json.put("summary", Summary.of(result));
    json.put("floors", Floor.USUAL.stream().map(this::floor).toList());
    json.put("steps", steps());
    json.put("measurements", result.measurements().stream().map(this::measurement).toList());
    json.put("leftOut", result.leftOut().stream().map(ResultsJson::leftOut).toList());
    return new String(Payload.of(json).toJson(), UTF_8) + "\n";
  }

  private Map<String, Object> floor(Floor floor) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("recall", floor.recall());
    floor.fastest(result.measurements()).ifPresent(fastest -> json.put("fastest", named(fastest)));
    floor
        .smallest(result.measurements())
        .ifPresent(smallest -> json.put("smallest", named(smallest)));
    return json;
  }

  private static Map<String, Object> named(Measurement measurement) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("index", measurement.index().specification());
    json.put("parameters", measurement.setting().knobs());
    json.put("recall", measurement.quality().recall());
    json.put("queriesPerSecond", measurement.speed().queriesPerSecond());
    return json;
  }

  private List<Object> steps() {
    List<Object> steps = new ArrayList<>();
    List<Measurement> points = FrontSteps.of(result.front()).points();
    for (int i = 1; i < points.size(); i++) {
      StepWords words = StepWords.of(points.get(i - 1), points.get(i), result, occasion.prices());
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("from", named(points.get(i - 1)));
      json.put("to", named(points.get(i)));
      json.put("gain", words.gain());
      json.put("price", words.price());
      json.put("reason", words.reason());
      steps.add(json);
    }
    return steps;
  }

  /** As {@code akin eval} has it, and what only a comparison knows. */
  private Map<String, Object> measurement(Measurement measurement) {
    Front front = result.front();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("family", result.family(measurement).title());
    json.put("onFront", front.contains(measurement));
    json.put("costPerMillion", QueryPrice.perMillion(occasion.prices(), measurement));
    json.putAll(Payload.fromJson(JsonReport.line(measurement).getBytes(UTF_8)).fields());
    result
        .resident(measurement.index().specification())
        .ifPresent(resident -> {
          json.put("residentBytes", resident.bytes());
          json.put("residentHeapBytes", resident.heapBytes());
        });
    return json;
  }

  private static Map<String, Object> leftOut(LeftOut leftOut) {
    return Map.of("index", leftOut.specification(), "reason", leftOut.reason());
  }
}
