package dev.akin.engine.filter;

import dev.akin.engine.point.Payload;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;

/**
 * Counts, for each value of a field, the points that have it. A point that repeats a value counts
 * once. Text longer than 8,191 bytes is not counted. Owned by one thread.
 */
public final class FacetCounter {
  private final PayloadPath field;
  private final Map<MatchValue, Long> counts = new HashMap<>();

  /**
   * One value and how many points have it.
   *
   * @param value the value
   * @param count points that have it
   */
  public record ValueCount(MatchValue value, long count) {}

  /** Counts the values at {@code field}, and the elements of lists there. */
  public FacetCounter(PayloadPath field) {
    this.field = field;
  }

  /** Counts a point that is in memory. */
  public void count(Payload payload) {
    Set<MatchValue> values = new HashSet<>();
    field.flatValues(payload.fields()).forEach(v -> MatchValue.ofPayload(v).ifPresent(values::add));
    values.stream()
        .filter(value -> PayloadTerms.valueOf(PayloadTerms.of(value)).isPresent())
        .forEach(value -> counts.merge(value, 1L, Long::sum));
  }

  /**
   * Counts the given documents of a segment.
   *
   * @param updatable the fields whose values are doc values of their own
   */
  public void count(LeafReader reader, UpdatableFields updatable, DocIdSetIterator documents)
      throws IOException {
    Optional<UpdatableField> values = updatable.at(field);
    if (values.isPresent()) {
      countUpdatable(values.get(), reader, documents);
    } else {
      countTerms(reader, documents);
    }
  }

  private void countUpdatable(
      UpdatableField updatable, LeafReader reader, DocIdSetIterator documents) throws IOException {
    NumericDocValues values = DocValues.getNumeric(reader, updatable.docValues());
    for (int document = documents.nextDoc();
        document != DocIdSetIterator.NO_MORE_DOCS;
        document = documents.nextDoc()) {
      if (values.advanceExact(document)) {
        MatchValue.ofPayload(updatable.decode(values.longValue()))
            .ifPresent(value -> counts.merge(value, 1L, Long::sum));
      }
    }
  }

  private void countTerms(LeafReader reader, DocIdSetIterator documents) throws IOException {
    SortedSetDocValues direct =
        DocValues.getSortedSet(reader, PayloadFields.terms(field.toString()));
    SortedSetDocValues elements =
        DocValues.getSortedSet(reader, PayloadFields.terms(field.elements()));
    if (direct.getValueCount() == 0) {
      countOne(elements, documents);
    } else if (elements.getValueCount() == 0) {
      countOne(direct, documents);
    } else {
      countBoth(direct, elements, documents);
    }
  }

  /** The most frequent values, most frequent first, equal counts in the order of the values. */
  public List<ValueCount> top(int limit) {
    return counts.entrySet().stream()
        .map(entry -> new ValueCount(entry.getKey(), entry.getValue()))
        .sorted(
            Comparator.comparingLong(ValueCount::count)
                .reversed()
                .thenComparing(count -> PayloadTerms.of(count.value())))
        .limit(limit)
        .toList();
  }

  private void countOne(SortedSetDocValues values, DocIdSetIterator documents) throws IOException {
    long[] perOrdinal = new long[Math.toIntExact(values.getValueCount())];
    for (int document = documents.nextDoc();
        document != DocIdSetIterator.NO_MORE_DOCS;
        document = documents.nextDoc()) {
      if (values.advanceExact(document)) {
        for (int i = values.docValueCount(); i > 0; i--) {
          perOrdinal[(int) values.nextOrd()]++;
        }
      }
    }
    for (int ordinal = 0; ordinal < perOrdinal.length; ordinal++) {
      add(values.lookupOrd(ordinal), perOrdinal[ordinal]);
    }
  }

  /** A value that stands both by itself and in a list of the same point must count once. */
  private void countBoth(
      SortedSetDocValues direct, SortedSetDocValues elements, DocIdSetIterator documents)
      throws IOException {
    for (int document = documents.nextDoc();
        document != DocIdSetIterator.NO_MORE_DOCS;
        document = documents.nextDoc()) {
      Set<BytesRef> terms = new HashSet<>();
      for (SortedSetDocValues values : List.of(direct, elements)) {
        if (values.advanceExact(document)) {
          for (int i = values.docValueCount(); i > 0; i--) {
            terms.add(BytesRef.deepCopyOf(values.lookupOrd(values.nextOrd())));
          }
        }
      }
      terms.forEach(term -> add(term, 1));
    }
  }

  private void add(BytesRef term, long count) {
    if (count > 0) {
      PayloadTerms.valueOf(term).ifPresent(value -> counts.merge(value, count, Long::sum));
    }
  }
}
