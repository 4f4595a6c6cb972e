package dev.akin.engine.capacity;

import dev.akin.engine.file.JsonFields;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a recall costs per query with an index of a family.
 *
 * @param recall mean recall at the profile's k, below 1
 * @param knob the setting of the search that reaches it, 1 where there is none
 * @param distances exact distances computed, those to centroids of lists not counted
 * @param estimates distances estimated from codes
 */
public record Effort(double recall, Growth knob, Growth distances, Growth estimates) {
  public Effort {
    if (!(recall > 0 && recall < 1)) {
      throw new IllegalArgumentException("effort for a recall of " + recall + ", in (0, 1) needed");
    }
  }

  /** This effort with so many vectors. */
  Work at(double vectors) {
    return new Work(knob.at(vectors), distances.at(vectors), estimates.at(vectors));
  }

  Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("recall", recall);
    json.put("knob", knob.toJson());
    json.put("distances", distances.toJson());
    json.put("estimates", estimates.toJson());
    return json;
  }

  static Effort ofJson(JsonFields json) {
    return new Effort(
        json.decimal("recall"),
        Growth.ofJson(json.object("knob")),
        Growth.ofJson(json.object("distances")),
        Growth.ofJson(json.object("estimates")));
  }
}
