package dev.akin.engine.filter;

import dev.akin.engine.point.Payload;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The updatable fields of a collection, by name. Immutable, for any thread. */
public final class UpdatableFields {
  /** The most fields of a collection. */
  public static final int MOST = 32;

  private static final UpdatableFields NONE = new UpdatableFields(new TreeMap<>());

  private final SortedMap<String, UpdatableField> byName;

  /** The same fields by the text of their path. */
  private final Map<String, UpdatableField> byPath = new LinkedHashMap<>();

  private UpdatableFields(SortedMap<String, UpdatableField> byName) {
    this.byName = Collections.unmodifiableSortedMap(byName);
    byName.forEach((name, field) -> {
      StringBuilder path = new StringBuilder();
      PayloadPath.appendName(path, name);
      byPath.put(path.toString(), field);
    });
  }

  public static UpdatableFields none() {
    return NONE;
  }

  /**
   * Fields and their types.
   *
   * @throws IllegalArgumentException if there are more than {@value #MOST}
   */
  public static UpdatableFields of(Map<String, UpdatableField.Type> types) {
    if (types.size() > MOST) {
      throw new IllegalArgumentException(
          "%d updatable fields, must be at most %d".formatted(types.size(), MOST));
    }
    SortedMap<String, UpdatableField> byName = new TreeMap<>();
    types.forEach((name, type) -> byName.put(name, new UpdatableField(name, type)));
    return new UpdatableFields(byName);
  }

  public boolean isEmpty() {
    return byName.isEmpty();
  }

  /** The fields, by name. */
  public Collection<UpdatableField> fields() {
    return byName.values();
  }

  /** The field at a path, if it is one of these. */
  public Optional<UpdatableField> at(PayloadPath path) {
    return Optional.ofNullable(byPath.get(path.toString()));
  }

  /** Whether payload fields of these names are all updatable. */
  public boolean containsAll(Collection<String> names) {
    return byName.keySet().containsAll(names);
  }

  /**
   * A payload, or a part of one, as it is stored.
   *
   * @throws IllegalArgumentException if a field does not take its value
   */
  public Payload prepare(Payload payload) {
    if (byName.isEmpty()) {
      return payload;
    }
    Map<String, Object> changed = new LinkedHashMap<>();
    for (UpdatableField field : byName.values()) {
      Optional<Object> given = payload.field(field.name());
      if (given.isPresent()) {
        Object value = field.prepare(given.get());
        if (!value.equals(given.get())) {
          changed.put(field.name(), value);
        }
      }
    }
    return changed.isEmpty() ? payload : payload.with(Payload.of(changed));
  }

  /** A payload without the values of these fields: what a point's document stores. */
  public Payload remainder(Payload payload) {
    return byName.isEmpty() ? payload : payload.without(byName.keySet());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof UpdatableFields fields && byName.equals(fields.byName);
  }

  @Override
  public int hashCode() {
    return byName.hashCode();
  }

  @Override
  public String toString() {
    return byName.values().toString();
  }
}
