package dev.akin.engine.point;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/**
 * The fields of a point: an immutable JSON object, at most {@value PayloadJson#MAX_DEPTH} levels
 * deep.
 *
 * <p>A value is a {@code String}, {@code Boolean}, {@code Long}, {@code Double}, {@link JsonNull},
 * {@code List<Object>} or {@code Map<String, Object>} of such values; whole numbers outside the
 * range of {@code long} become {@code Double}. Fields keep the order in which they were given;
 * equality ignores it.
 */
public final class Payload {
  private static final Payload EMPTY = new Payload(Map.of());

  private final Map<String, Object> fields;

  private Payload(Map<String, Object> fields) {
    this.fields = fields;
  }

  public static Payload empty() {
    return EMPTY;
  }

  /**
   * A copy of a tree. Any {@link Number} is taken as {@code Long} or {@code Double}, null as {@link
   * JsonNull}.
   *
   * @throws IllegalArgumentException if a value has another type, a number is not finite, or the
   *     tree is too deep
   */
  public static Payload of(Map<String, ? extends @Nullable Object> fields) {
    return fields.isEmpty() ? EMPTY : new Payload(PayloadTree.copyOf(fields));
  }

  /**
   * Reads one JSON object and nothing after it.
   *
   * @throws IllegalArgumentException if the bytes are not a JSON object in UTF-8; the message says
   *     where
   */
  public static Payload fromJson(byte[] json) {
    return new Payload(PayloadJson.read(json));
  }

  /**
   * Reads the object that starts at the parser's current token; the parser then stands on the
   * object's end.
   *
   * @throws IllegalArgumentException if the token does not start an object, or the tree is too deep
   * @throws tools.jackson.core.JacksonException if the JSON is broken
   */
  public static Payload read(JsonParser parser) {
    return new Payload(PayloadJson.read(parser));
  }

  /** The payload as JSON in UTF-8. */
  public byte[] toJson() {
    return PayloadJson.write(fields);
  }

  /**
   * Roughly how many bytes {@link #toJson()} has, without writing them: off where texts have
   * characters that are escaped or are not ASCII.
   */
  public long jsonBytes() {
    return PayloadTree.jsonBytes(fields);
  }

  /** Writes the payload as one JSON object where the generator stands. */
  public void write(JsonGenerator generator) {
    PayloadJson.write(fields, generator);
  }

  /** The fields, in their order; the map and everything in it cannot be changed. */
  public Map<String, Object> fields() {
    return fields;
  }

  public Optional<Object> field(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  public boolean isEmpty() {
    return fields.isEmpty();
  }

  /**
   * This payload with the fields of {@code patch} added or replaced; only whole top-level fields
   * are replaced.
   */
  public Payload with(Payload patch) {
    Map<String, Object> merged = new LinkedHashMap<>(fields);
    merged.putAll(patch.fields);
    return new Payload(PayloadTree.unmodifiable(merged));
  }

  /** This payload without the named top-level fields; names that it lacks are ignored. */
  public Payload without(Collection<String> names) {
    Map<String, Object> rest = new LinkedHashMap<>(fields);
    rest.keySet().removeAll(names);
    return new Payload(PayloadTree.unmodifiable(rest));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Payload payload && fields.equals(payload.fields);
  }

  @Override
  public int hashCode() {
    return fields.hashCode();
  }

  @Override
  public String toString() {
    return fields.toString();
  }
}
