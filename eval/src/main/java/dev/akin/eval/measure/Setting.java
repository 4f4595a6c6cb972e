package dev.akin.eval.measure;

import dev.akin.core.index.Query;
import dev.akin.core.index.SearchParameters;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One choice of search knobs.
 *
 * @param knobs values by knob name, in the order given; without any the index uses its defaults
 */
public record Setting(Map<String, Integer> knobs) {
  public Setting {
    knobs = Collections.unmodifiableMap(new LinkedHashMap<>(knobs));
  }

  /** The knobs as a search takes them. */
  public SearchParameters parameters() {
    SearchParameters parameters = SearchParameters.defaults();
    for (Map.Entry<String, Integer> knob : knobs.entrySet()) {
      parameters = parameters.withKnob(knob.getKey(), knob.getValue());
    }
    return parameters;
  }

  /** The same queries with these knobs. */
  List<Query> apply(List<Query> queries) {
    SearchParameters parameters = parameters();
    return queries.stream().map(query -> query.withParameters(parameters)).toList();
  }

  /** This setting with one more knob. */
  Setting with(String name, int value) {
    Map<String, Integer> more = new LinkedHashMap<>(knobs);
    more.put(name, value);
    return new Setting(more);
  }

  /** {@code efSearch=32, k_factor=4}, or {@code defaults}. */
  @Override
  public String toString() {
    return knobs.isEmpty()
        ? "defaults"
        : knobs.entrySet().stream()
            .map(knob -> knob.getKey() + "=" + knob.getValue())
            .collect(Collectors.joining(", "));
  }
}
