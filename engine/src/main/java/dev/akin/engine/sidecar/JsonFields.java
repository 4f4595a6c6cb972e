package dev.akin.engine.sidecar;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The fields of a JSON object from a file, checked one by one; problems are {@link
 * IllegalArgumentException}s that name the field.
 */
record JsonFields(Map<?, ?> fields) {
  String text(String name) {
    if (fields.get(name) instanceof String text) {
      return text;
    }
    throw wrong(name, "a text");
  }

  int integer(String name) {
    if (fields.get(name) instanceof Long number && number >= 0 && number <= Integer.MAX_VALUE) {
      return number.intValue();
    }
    throw wrong(name, "a whole number from 0 to 2,147,483,647");
  }

  double decimal(String name) {
    if (fields.get(name) instanceof Number number) {
      return number.doubleValue();
    }
    throw wrong(name, "a number");
  }

  JsonFields object(String name) {
    if (fields.get(name) instanceof Map<?, ?> object) {
      return new JsonFields(object);
    }
    throw wrong(name, "an object");
  }

  List<JsonFields> objects(String name) {
    if (!(fields.get(name) instanceof List<?> list)) {
      throw wrong(name, "a list of objects");
    }
    List<JsonFields> objects = new ArrayList<>(list.size());
    for (Object element : list) {
      if (!(element instanceof Map<?, ?> object)) {
        throw wrong(name, "a list of objects");
      }
      objects.add(new JsonFields(object));
    }
    return objects;
  }

  private IllegalArgumentException wrong(String name, String expected) {
    return new IllegalArgumentException(
        "field \"" + name + "\" is " + fields.get(name) + ", expected " + expected);
  }
}
