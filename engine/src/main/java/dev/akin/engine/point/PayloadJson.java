package dev.akin.engine.point;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** The JSON form of a payload, read and written token by token. */
final class PayloadJson {
  static final int MAX_DEPTH = 64;

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private PayloadJson() {}

  static Map<String, Object> read(byte[] json) {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
      parser.nextToken();
      Map<String, Object> fields = read(parser);
      if (parser.nextToken() != null) {
        throw new IllegalArgumentException(
            "payload: more than one JSON value, the second at byte " + offset(parser));
      }
      return fields;
    } catch (JacksonException e) {
      throw new IllegalArgumentException("payload: " + e.getMessage(), e);
    }
  }

  static Map<String, Object> read(JsonParser parser) {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw new IllegalArgumentException(
          "payload: expected a JSON object, found " + parser.currentToken());
    }
    return object(parser, 1);
  }

  private static Map<String, Object> object(JsonParser parser, int depth) {
    PayloadTree.requireDepth(depth);
    Map<String, Object> fields = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      fields.put(name, value(parser, depth));
    }
    return Collections.unmodifiableMap(fields);
  }

  private static List<Object> array(JsonParser parser, int depth) {
    PayloadTree.requireDepth(depth);
    List<Object> values = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      values.add(value(parser, depth));
    }
    return Collections.unmodifiableList(values);
  }

  private static Object value(JsonParser parser, int depth) {
    return switch (parser.currentToken()) {
      case VALUE_STRING -> parser.getString();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> PayloadTree.number(parser.getNumberValue());
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> JsonNull.NULL;
      case START_OBJECT -> object(parser, depth + 1);
      case START_ARRAY -> array(parser, depth + 1);
      case null, default ->
          throw new IllegalArgumentException(
              "payload: ends at byte " + offset(parser) + " inside a value");
    };
  }

  private static long offset(JsonParser parser) {
    return parser.currentTokenLocation().getByteOffset();
  }

  static byte[] write(Map<String, Object> fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (JsonGenerator generator = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
      write(fields, generator);
    }
    return bytes.toByteArray();
  }

  static void write(Map<String, Object> fields, JsonGenerator generator) {
    generator.writeStartObject();
    fields.forEach((name, value) -> {
      generator.writeName(name);
      writeValue(value, generator);
    });
    generator.writeEndObject();
  }

  private static void writeValue(Object value, JsonGenerator generator) {
    switch (value) {
      case String text -> generator.writeString(text);
      case Long number -> generator.writeNumber(number);
      case Double number -> generator.writeNumber(number);
      case Boolean bool -> generator.writeBoolean(bool);
      case JsonNull _ -> generator.writeNull();
      case List<?> list -> {
        generator.writeStartArray();
        list.forEach(item -> writeValue(item, generator));
        generator.writeEndArray();
      }
      case Map<?, ?> map -> {
        generator.writeStartObject();
        map.forEach((name, item) -> {
          generator.writeName((String) name);
          writeValue(item, generator);
        });
        generator.writeEndObject();
      }
      default -> throw new AssertionError("a payload never holds " + value.getClass());
    }
  }
}
