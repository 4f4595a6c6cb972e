package dev.akin.server.json;

import dev.akin.server.http.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/**
 * A strict cursor over one JSON document. It always stands on a value; reading a value checks its
 * kind and its range, and every complaint carries the value's path, line and column.
 *
 * <p>Use by one thread:
 *
 * <pre>{@code
 * input.startObject();
 * while (input.nextField()) {
 *   switch (input.field()) {
 *     case "limit" -> limit = input.integer(1, 10_000);
 *     default -> throw input.unknownField("limit");
 *   }
 * }
 * }</pre>
 */
public final class JsonInput {
  /** How deep arrays and objects may nest in any document. */
  static final int MAX_DEPTH = 100;

  /** How long a string may be, in characters: payload texts are the longest there are. */
  static final int MAX_STRING_LENGTH = 1 << 20;

  private static final int MAX_NUMBER_LENGTH = 128;
  private static final int MAX_NAME_LENGTH = 1_024;
  private static final int SHOWN_TEXT = 40;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(MAX_STRING_LENGTH)
                  .maxNumberLength(MAX_NUMBER_LENGTH)
                  .maxNameLength(MAX_NAME_LENGTH)
                  .build())
          .build();

  private final JsonParser parser;

  private JsonInput(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * Reads one document: the reader is called with the cursor on the first value, and nothing may
   * follow what it reads.
   *
   * @throws RefusedException 400 for anything that the reader or the parser does not accept
   * @throws IOException if the body cannot be read
   */
  public static <T> T read(InputStream body, Function<JsonInput, T> reader) throws IOException {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), body)) {
      JsonInput input = new JsonInput(parser);
      if (parser.nextToken() == null) {
        throw RefusedException.badRequest("empty body, expected a JSON object");
      }
      T value = reader.apply(input);
      if (parser.nextToken() != null) {
        throw input.refusal("unexpected value after the end of the document");
      }
      return value;
    } catch (JacksonIOException e) {
      throw e.getCause();
    } catch (JacksonException e) {
      throw broken(e);
    } catch (IllegalArgumentException e) {
      // The parts of a request refuse bad values themselves, with the numbers.
      throw RefusedException.badRequest(String.valueOf(e.getMessage()));
    }
  }

  private static RefusedException broken(JacksonException e) {
    TokenStreamLocation at = e.getLocation();
    String message = firstSentence(e.getOriginalMessage());
    return RefusedException.badRequest(
        at == null
            ? "broken JSON: " + message
            : "broken JSON at line %d, column %d: %s"
                .formatted(at.getLineNr(), at.getColumnNr(), message));
  }

  /** Jackson's messages go on with advice to Java programmers, which is of no use to a client. */
  private static String firstSentence(String message) {
    int end = message.length();
    for (String advice : List.of("\n", ": enable `", " (start marker at ")) {
      int at = message.indexOf(advice);
      end = at < 0 ? end : Math.min(end, at);
    }
    return message.substring(0, end);
  }

  // Structure

  /** Enters the object under the cursor. */
  public void startObject() {
    expect(JsonToken.START_OBJECT, "an object");
  }

  /** Moves to the next field's value; false at the end of the object. */
  public boolean nextField() {
    if (parser.nextToken() == JsonToken.END_OBJECT) {
      return false;
    }
    parser.nextToken();
    return true;
  }

  /** The name of the field whose value the cursor is on. */
  public String field() {
    return parser.currentName();
  }

  /** Refuses anything but an object, without entering it. */
  void requireObject() {
    expect(JsonToken.START_OBJECT, "an object");
  }

  /** Enters the array under the cursor. */
  public void startArray() {
    expect(JsonToken.START_ARRAY, "an array");
  }

  /** Moves to the next element; false at the end of the array. */
  public boolean nextElement() {
    return parser.nextToken() != JsonToken.END_ARRAY;
  }

  /** The kind of the value under the cursor. */
  JsonToken token() {
    return parser.currentToken();
  }

  JsonParser parser() {
    return parser;
  }

  boolean isNull() {
    return token() == JsonToken.VALUE_NULL;
  }

  boolean isObject() {
    return token() == JsonToken.START_OBJECT;
  }

  boolean isArray() {
    return token() == JsonToken.START_ARRAY;
  }

  boolean isString() {
    return token() == JsonToken.VALUE_STRING;
  }

  boolean isInteger() {
    return token() == JsonToken.VALUE_NUMBER_INT;
  }

  boolean isNumber() {
    return isInteger() || token() == JsonToken.VALUE_NUMBER_FLOAT;
  }

  boolean isBoolean() {
    return token() == JsonToken.VALUE_TRUE || token() == JsonToken.VALUE_FALSE;
  }

  // Values

  /** A string. */
  public String string() {
    expect(JsonToken.VALUE_STRING, "a string");
    return parser.getString();
  }

  /** The text of a string or a number as it was sent. */
  String text() {
    return parser.getString();
  }

  /** {@code true} or {@code false}. */
  public boolean bool() {
    if (!isBoolean()) {
      throw unexpected("true or false");
    }
    return parser.getBooleanValue();
  }

  /** A whole number between the bounds, both included. */
  public int integer(int min, int max) {
    expect(JsonToken.VALUE_NUMBER_INT, "a whole number");
    String digits = parser.getString();
    try {
      int value = Integer.parseInt(digits);
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Longer than an int: out of range like any other number that does not fit.
    }
    throw refusal("%s is not between %d and %d".formatted(shortened(digits), min, max));
  }

  /** A whole number of 64 bits. */
  long longInteger() {
    expect(JsonToken.VALUE_NUMBER_INT, "a whole number");
    try {
      return Long.parseLong(parser.getString());
    } catch (NumberFormatException e) {
      throw refusal(shortened(parser.getString()) + " does not fit into 64 bits");
    }
  }

  /** A finite number. */
  public double number() {
    if (!isNumber()) {
      throw unexpected("a number");
    }
    double value = parser.getDoubleValue();
    if (!Double.isFinite(value)) {
      throw refusal(shortened(parser.getString()) + " is beyond the range of numbers");
    }
    return value;
  }

  // Complaints

  /** The complaint about the field under the cursor, with the names that are known here. */
  public RefusedException unknownField(String... known) {
    return refusal("unknown field, known here: " + String.join(", ", known));
  }

  /** The complaint that the object which just ended lacks a field. */
  public RefusedException missing(String name) {
    return refusal("\"" + name + "\" is missing");
  }

  /** The complaint about the kind of the value under the cursor. */
  public RefusedException unexpected(String expected) {
    return refusal("expected " + expected + ", found " + found());
  }

  /** A complaint about the value under the cursor: where it is, and the message. */
  public RefusedException refusal(String message) {
    TokenStreamLocation at = parser.currentTokenLocation();
    String path = path();
    return RefusedException.badRequest(
        "%s%s (line %d, column %d)"
            .formatted(
                path.isEmpty() ? "" : path + ": ", message, at.getLineNr(), at.getColumnNr()));
  }

  /** The path of the value under the cursor, for example {@code points[3].vector}. */
  private String path() {
    StringBuilder path = new StringBuilder();
    TokenStreamContext context = parser.streamReadContext();
    if (isObject() || isArray()) {
      context = context.getParent();
    }
    for (; context != null && !context.inRoot(); context = context.getParent()) {
      if (context.inArray()) {
        path.insert(0, "[" + context.getCurrentIndex() + "]");
      } else if (context.currentName() != null) {
        path.insert(0, "." + context.currentName());
      }
    }
    return path.isEmpty() ? "" : path.substring(path.charAt(0) == '.' ? 1 : 0);
  }

  private void expect(JsonToken expected, String name) {
    if (token() != expected) {
      throw unexpected(name);
    }
  }

  private String found() {
    return switch (token()) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_NULL -> "null";
      case VALUE_STRING -> "the string \"" + shortened(parser.getString()) + "\"";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "the number " + shortened(parser.getString());
      case VALUE_TRUE -> "true";
      case VALUE_FALSE -> "false";
      case END_ARRAY, END_OBJECT, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE -> "nothing";
    };
  }

  static String shortened(String text) {
    return text.length() <= SHOWN_TEXT ? text : text.substring(0, SHOWN_TEXT) + "…";
  }
}
