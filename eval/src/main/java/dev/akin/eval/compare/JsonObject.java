package dev.akin.eval.compare;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * An object of JSON whose fields are known by name and type; all methods refuse what is not there
 * with an {@link IllegalArgumentException}.
 */
record JsonObject(Map<?, ?> fields) {
  boolean has(String name) {
    return fields.containsKey(name);
  }

  Set<String> names() {
    return fields.keySet().stream()
        .map(String::valueOf)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  double number(String name) {
    if (fields.get(name) instanceof Number number) {
      return number.doubleValue();
    }
    throw missing("number", name);
  }

  String text(String name) {
    if (fields.get(name) instanceof String text) {
      return text;
    }
    throw missing("text", name);
  }

  JsonObject object(String name) {
    if (fields.get(name) instanceof Map<?, ?> object) {
      return new JsonObject(object);
    }
    throw missing("object", name);
  }

  private IllegalArgumentException missing(String type, String name) {
    return new IllegalArgumentException(
        "there is no %s \"%s\" among %s".formatted(type, name, fields.keySet()));
  }
}
