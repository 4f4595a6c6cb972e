package dev.akin.engine.sidecar;

import dev.akin.engine.file.JsonFields;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A line of the manifest.
 *
 * @param segment the key of the segment that it was built for
 * @param plan the version of the plan that it was built by
 * @param generation how many graphs it grew from, one after the other; 0 if it was built anew
 * @param curve what its recall costs
 */
record SidecarEntry(String segment, String plan, int generation, EffortCurve curve) {
  private static final String GENERATION = "generation";

  SidecarEntry {
    String file = file(segment, plan);
    if (!file.matches("[0-9a-z-]{1,120}\\.akg")) {
      throw new IllegalArgumentException("file \"" + file + "\" is no name of a sidecar");
    }
  }

  /** The entry of a graph that is about to be stored. */
  static SidecarEntry of(
      String segment, GraphSpecification specification, int generation, EffortCurve curve) {
    return new SidecarEntry(segment, specification.planVersion(), generation, curve);
  }

  /** The graph's file in the sidecars' folder. */
  String file() {
    return file(segment, plan);
  }

  private static String file(String segment, String plan) {
    return segment + "-" + plan + ".akg";
  }

  Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", file());
    json.put("segment", segment);
    json.put("field", ManifestFormat.FIELD);
    json.put("plan", plan);
    if (generation > 0) {
      json.put(GENERATION, generation);
    }
    json.put("calibration", curve.toJson());
    return json;
  }

  static SidecarEntry ofJson(JsonFields json) {
    String field = json.text("field");
    if (!field.equals(ManifestFormat.FIELD)) {
      throw new IllegalArgumentException("field \"" + field + "\" of vectors is unknown");
    }
    SidecarEntry entry =
        new SidecarEntry(
            json.text("segment"),
            json.text("plan"),
            json.fields().containsKey(GENERATION) ? json.integer(GENERATION) : 0,
            EffortCurve.ofJson(json.object("calibration")));
    if (!entry.file().equals(json.text("file"))) {
      throw new IllegalArgumentException(
          "file \"%s\" is not \"%s\"".formatted(json.text("file"), entry.file()));
    }
    return entry;
  }
}
