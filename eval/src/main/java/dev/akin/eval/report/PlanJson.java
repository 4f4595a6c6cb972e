package dev.akin.eval.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.akin.engine.capacity.CapacityPlan;
import dev.akin.engine.capacity.CapacityPlan.Considered;
import dev.akin.engine.capacity.Deployment;
import dev.akin.engine.capacity.Need;
import dev.akin.engine.capacity.Relaxation;
import dev.akin.engine.point.Payload;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A plan of capacity for programs; the names are described in docs/plan.md. */
public final class PlanJson {
  private PlanJson() {}

  /** One JSON object. */
  public static String json(CapacityPlan plan, String currency) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("need", need(plan.need()));
    json.put("feasible", plan.isFeasible());
    plan.chosen().ifPresent(chosen -> json.put("chosen", deployment(chosen)));
    json.put("considered", plan.considered().stream().map(PlanJson::considered).toList());
    json.put("front", plan.front().stream().map(PlanJson::deployment).toList());
    json.put("relaxations", plan.relaxations().stream().map(PlanJson::relaxation).toList());
    json.put("currency", currency);
    json.put("assumptions", plan.assumptions());
    return new String(Payload.of(json).toJson(), UTF_8);
  }

  private static Map<String, Object> need(Need need) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("vectors", need.vectors());
    json.put("dimension", (long) need.space().dimension());
    json.put("metric", need.space().metric().toString());
    json.put("datatype", need.space().datatype().toString());
    json.put("contract", need.contract().toJson());
    json.put("updatesPerSecond", need.traffic().updatesPerSecond());
    json.put("selectivity", need.traffic().selectivity());
    return json;
  }

  private static Map<String, Object> considered(Considered considered) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("family", considered.family().name().toLowerCase(Locale.ROOT));
    considered.best().ifPresent(best -> json.put("best", deployment(best)));
    json.put("why", considered.why());
    return json;
  }

  private static Map<String, Object> deployment(Deployment deployment) {
    Deployment.Expected expected = deployment.expected();
    Map<String, Object> predicted = new LinkedHashMap<>();
    predicted.put("recall", expected.recall());
    predicted.put("p99Millis", expected.p99Millis());
    predicted.put("searchMillis", deployment.forecast().times().searchMillis());
    predicted.put("distances", deployment.forecast().work().distances());
    predicted.put("estimates", deployment.forecast().work().estimates());
    predicted.put("memoryBytes", expected.memoryBytes());
    predicted.put("diskBytes", expected.diskBytes());
    predicted.put("buildSeconds", expected.buildSeconds());
    predicted.put("utilisation", expected.utilisation());
    predicted.put("pricePerMonth", expected.pricePerMonth());
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("index", deployment.forecast().index());
    if (!deployment.family().knob().isEmpty()) {
      json.put("knobs", Map.of(deployment.family().knob(), deployment.forecast().knob()));
    }
    json.put("machine", deployment.fleet().machine().name());
    json.put("machines", deployment.fleet().machines());
    json.put("shards", deployment.fleet().shards());
    json.put("copies", deployment.fleet().copies());
    json.put("servesCollections", deployment.family().servesCollections());
    json.put("predicted", predicted);
    return json;
  }

  private static Map<String, Object> relaxation(Relaxation relaxation) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("bound", relaxation.bound().title());
    json.put("from", relaxation.from());
    json.put("to", relaxation.to());
    json.put("contract", relaxation.contract().toJson());
    json.put("deployment", deployment(relaxation.deployment()));
    return json;
  }
}
