package dev.akin.engine.contract;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The values of a JSON object that came from outside, checked one by one. */
record JsonValues(String what, Map<String, ?> json) {

  void allowOnly(String... names) {
    List<String> allowed = List.of(names);
    for (String name : json.keySet()) {
      if (!allowed.contains(name)) {
        throw new IllegalArgumentException(
            what + ": unknown field \"" + name + "\", known are " + String.join(", ", allowed));
      }
    }
  }

  Optional<String> text(String name) {
    Object value = json.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!(value instanceof String text)) {
      throw new IllegalArgumentException(what + ": " + name + " is " + value + ", not a text");
    }
    return Optional.of(text);
  }

  OptionalDouble decimal(String name) {
    Object value = json.get(name);
    if (value == null) {
      return OptionalDouble.empty();
    }
    if (!(value instanceof Number number)) {
      throw new IllegalArgumentException(what + ": " + name + " is " + value + ", not a number");
    }
    return OptionalDouble.of(number.doubleValue());
  }

  OptionalLong integer(String name) {
    OptionalDouble value = decimal(name);
    if (value.isEmpty()) {
      return OptionalLong.empty();
    }
    double exact = value.getAsDouble();
    if (exact != Math.rint(exact) || Math.abs(exact) > 1L << 53) {
      throw new IllegalArgumentException(
          what + ": " + name + " is " + exact + ", not a whole number");
    }
    return OptionalLong.of((long) exact);
  }
}
