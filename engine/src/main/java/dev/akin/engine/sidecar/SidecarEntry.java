package dev.akin.engine.sidecar;

import dev.akin.engine.file.JsonFields;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A line of the manifest.
 *
 * @param file the graph's file in the sidecars' folder
 * @param segment the key of the segment that it was built for
 * @param plan the version of the plan that it was built by
 * @param curve what its recall costs
 */
record SidecarEntry(String file, String segment, String plan, EffortCurve curve) {
  SidecarEntry {
    if (!file.matches("[0-9a-z-]{1,120}\\.akg")) {
      throw new IllegalArgumentException("file \"" + file + "\" is no name of a sidecar");
    }
  }

  /** The entry of a graph that is about to be stored. */
  static SidecarEntry of(String segment, GraphSpecification specification, EffortCurve curve) {
    String plan = specification.planVersion();
    return new SidecarEntry(segment + "-" + plan + ".akg", segment, plan, curve);
  }

  Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", file);
    json.put("segment", segment);
    json.put("field", ManifestFormat.FIELD);
    json.put("plan", plan);
    json.put("calibration", curve.toJson());
    return json;
  }

  static SidecarEntry ofJson(JsonFields json) {
    String field = json.text("field");
    if (!field.equals(ManifestFormat.FIELD)) {
      throw new IllegalArgumentException("field \"" + field + "\" of vectors is unknown");
    }
    return new SidecarEntry(
        json.text("file"),
        json.text("segment"),
        json.text("plan"),
        EffortCurve.ofJson(json.object("calibration")));
  }
}
