package dev.akin.engine.filter;

import java.util.Locale;
import java.util.Optional;

/**
 * What conditions of one kind on one field are answered from, beyond the fields that every point
 * has in Lucene ({@link PayloadFields}). It is derived from those fields or from the stored
 * payloads, segment by segment, and kept in memory.
 *
 * @param field the field
 * @param kind what the index holds
 */
public record PayloadIndex(PayloadPath field, Kind kind) {
  /** What an index holds. */
  public enum Kind {
    /** The words of the field's texts. */
    TEXT,
    /** The points in time that the field's texts are. */
    DATETIME,
    /** The places of the field's objects. */
    GEO,
    /** How many values the field has. */
    VALUES_COUNT;

    /** The kind as requests spell it. */
    public String spelling() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The index that answers a condition; empty for one that needs none. */
  static Optional<PayloadIndex> of(Filter condition) {
    return switch (condition) {
      case Filter.MatchText(PayloadPath field, _) ->
          Optional.of(new PayloadIndex(field, Kind.TEXT));
      case Filter.MatchPhrase(PayloadPath field, _) ->
          Optional.of(new PayloadIndex(field, Kind.TEXT));
      case Filter.DatetimeRange range ->
          Optional.of(new PayloadIndex(range.field(), Kind.DATETIME));
      case Filter.Geo(PayloadPath field, _) -> Optional.of(new PayloadIndex(field, Kind.GEO));
      case Filter.ValuesCount count ->
          Optional.of(new PayloadIndex(count.field(), Kind.VALUES_COUNT));
      case Filter.Clauses _,
          Filter.MinShould _,
          Filter.Nested _,
          Filter.Match _,
          Filter.MatchAny _,
          Filter.MatchExcept _,
          Filter.Range _,
          Filter.HasId _,
          Filter.HasVector _,
          Filter.IsEmpty _,
          Filter.IsNull _ ->
          Optional.empty();
    };
  }

  @Override
  public String toString() {
    return kind.spelling() + " index of " + field;
  }
}
