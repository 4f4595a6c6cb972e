package dev.akin.engine.filter;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.NumericUtils;
import org.jspecify.annotations.Nullable;

/**
 * The values that put a segment's documents in an order, from doc values. A text is read once, if
 * documents that have it follow one another. Owned by one thread; documents come in ascending
 * order.
 */
final class SegmentOrderValues implements OrderValues {
  private final OrderBy order;
  private final Comparator<OrderValue> byValue;
  private final List<SortedNumericDocValues> wholes = new ArrayList<>();
  private final List<SortedNumericDocValues> fractions = new ArrayList<>();
  private final List<Texts> texts = new ArrayList<>();
  private @Nullable OrderValue best;

  /** The texts of one Lucene field. */
  private static final class Texts {
    private final SortedSetDocValues values;
    private final DatetimeIndex datetimes;
    private final String termsField;
    private long lastOrdinal = -1;
    private Optional<OrderValue> last = Optional.empty();

    Texts(LeafReader reader, String termsField, DatetimeIndex datetimes) throws IOException {
      this.values = DocValues.getSortedSet(reader, termsField);
      this.datetimes = datetimes;
      this.termsField = termsField;
    }

    Optional<OrderValue> value(long ordinal) throws IOException {
      if (ordinal != lastOrdinal) {
        last = read(ordinal);
        lastOrdinal = ordinal;
      }
      return last;
    }

    private Optional<OrderValue> read(long ordinal) throws IOException {
      var instant = datetimes.instant(termsField, (int) ordinal);
      if (instant.isPresent()) {
        return Optional.of(new OrderValue.Moment(instant.get()));
      }
      BytesRef term = values.lookupOrd(ordinal);
      return PayloadTerms.isText(term)
          ? Optional.of(
              new OrderValue.Text(
                  BytesRef.deepCopyOf(new BytesRef(term.bytes, term.offset + 1, term.length - 1))))
          : Optional.empty();
    }
  }

  SegmentOrderValues(OrderBy order, LeafReader reader, PayloadIndexes indexes) throws IOException {
    this.order = order;
    this.byValue = order.comparator();
    PayloadIndex index = new PayloadIndex(order.field(), PayloadIndex.Kind.DATETIME);
    DatetimeIndex datetimes = (DatetimeIndex) indexes.of(reader, index, new ArrayList<>());
    for (String path : List.of(order.field().toString(), order.field().elements())) {
      wholes.add(DocValues.getSortedNumeric(reader, PayloadFields.wholes(path)));
      fractions.add(DocValues.getSortedNumeric(reader, PayloadFields.fractions(path)));
      texts.add(new Texts(reader, PayloadFields.terms(path), datetimes));
    }
  }

  @Override
  public Optional<OrderValue> first(int document) throws IOException {
    best = null;
    for (SortedNumericDocValues values : wholes) {
      for (int i = advance(values, document); i > 0; i--) {
        offer(new OrderValue.Whole(values.nextValue()));
      }
    }
    for (SortedNumericDocValues values : fractions) {
      for (int i = advance(values, document); i > 0; i--) {
        offer(new OrderValue.Fraction(NumericUtils.sortableLongToDouble(values.nextValue())));
      }
    }
    for (Texts of : texts) {
      if (of.values.advanceExact(document)) {
        for (int i = of.values.docValueCount(); i > 0; i--) {
          Optional<OrderValue> value = of.value(of.values.nextOrd());
          if (value.isPresent()) {
            offer(value.get());
          }
        }
      }
    }
    return Optional.ofNullable(best);
  }

  private static int advance(SortedNumericDocValues values, int document) throws IOException {
    return values.advanceExact(document) ? values.docValueCount() : 0;
  }

  private void offer(OrderValue value) {
    if (order.isWanted(value) && (best == null || byValue.compare(value, best) < 0)) {
      best = value;
    }
  }
}
