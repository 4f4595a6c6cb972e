package dev.akin.server.json;

import dev.akin.engine.filter.PayloadIndex;
import dev.akin.engine.filter.PayloadPath;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads which payload index is asked for: {@code {"field_name":"title","field_schema":"text"}}, or
 * with {@code "field_schema":{"type":"text"}}.
 */
public final class PayloadIndexReader {
  /** What is found without an index of its own. */
  private static final List<String> EVERY_FIELD =
      List.of("keyword", "integer", "float", "bool", "uuid");

  private PayloadIndexReader() {}

  /** The index; empty where every field has what is asked for. */
  public static Optional<PayloadIndex> read(JsonInput input) {
    @Nullable PayloadPath field = null;
    @Nullable String schema = null;
    input.startObject();
    while (input.nextField()) {
      switch (input.field()) {
        case "field_name" -> field = PathReader.read(input);
        case "field_schema" -> schema = input.isObject() ? type(input) : schema(input);
        default -> throw input.unknownField("field_name", "field_schema");
      }
    }
    if (field == null || schema == null) {
      throw input.missing(field == null ? "field_name" : "field_schema");
    }
    PayloadPath of = field;
    return kind(schema).map(kind -> new PayloadIndex(of, kind));
  }

  private static String type(JsonInput input) {
    @Nullable String type = null;
    input.startObject();
    while (input.nextField()) {
      if (!input.field().equals("type")) {
        throw input.unknownField("type");
      }
      type = schema(input);
    }
    if (type == null) {
      throw input.missing("type");
    }
    return type;
  }

  private static String schema(JsonInput input) {
    String schema = input.string();
    if (!EVERY_FIELD.contains(schema) && kind(schema).isEmpty()) {
      throw input.unexpected(
          "keyword, integer, float, bool, uuid, text, datetime, geo or values_count");
    }
    return schema;
  }

  private static Optional<PayloadIndex.Kind> kind(String schema) {
    return Arrays.stream(PayloadIndex.Kind.values())
        .filter(kind -> kind.spelling().equals(schema))
        .findFirst();
  }
}
