package dev.akin.engine.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The fields of a JSON object from a file, checked one by one; problems are {@link
 * IllegalArgumentException}s that name the field.
 */
public record JsonFields(Map<?, ?> fields) {
  public String text(String name) {
    if (fields.get(name) instanceof String text) {
      return text;
    }
    throw wrong(name, "a text");
  }

  public int integer(String name) {
    if (fields.get(name) instanceof Long number && number >= 0 && number <= Integer.MAX_VALUE) {
      return number.intValue();
    }
    throw wrong(name, "a whole number from 0 to 2,147,483,647");
  }

  public long number(String name) {
    if (fields.get(name) instanceof Long number && number >= 0) {
      return number;
    }
    throw wrong(name, "a whole number from 0");
  }

  public double decimal(String name) {
    if (fields.get(name) instanceof Number number) {
      return number.doubleValue();
    }
    throw wrong(name, "a number");
  }

  public JsonFields object(String name) {
    if (fields.get(name) instanceof Map<?, ?> object) {
      return new JsonFields(object);
    }
    throw wrong(name, "an object");
  }

  public List<JsonFields> objects(String name) {
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

  public List<String> texts(String name) {
    return list(name, String.class, "a list of texts");
  }

  public List<Double> decimals(String name) {
    return list(name, Number.class, "a list of numbers").stream().map(Number::doubleValue).toList();
  }

  private <T> List<T> list(String name, Class<T> type, String expected) {
    if (!(fields.get(name) instanceof List<?> list) || !list.stream().allMatch(type::isInstance)) {
      throw wrong(name, expected);
    }
    return list.stream().map(type::cast).toList();
  }

  private IllegalArgumentException wrong(String name, String expected) {
    return new IllegalArgumentException(
        "field \"" + name + "\" is " + fields.get(name) + ", expected " + expected);
  }
}
