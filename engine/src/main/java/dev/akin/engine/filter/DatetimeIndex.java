package dev.akin.engine.filter;

import dev.akin.engine.filter.Filter.DatetimeRange;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.util.FixedBitSet;

/**
 * The points in time that a field's texts are, in one segment: each different text is read once.
 * Cost of a question: the different points in time, then the documents that have the field or, if
 * few were in the range, theirs.
 */
final class DatetimeIndex implements SegmentIndex {
  private final List<Part> parts;

  /** The points in time of one Lucene field, with the ordinals of their terms. */
  private static final class Part {
    private final String termsField;
    private final int[] ordinals;
    private final long[] seconds;
    private final int[] nanos;

    Part(String termsField, int[] ordinals, List<Instant> instants) {
      this.termsField = termsField;
      this.ordinals = ordinals;
      this.seconds = instants.stream().mapToLong(Instant::getEpochSecond).toArray();
      this.nanos = instants.stream().mapToInt(Instant::getNano).toArray();
    }

    Instant instant(int i) {
      return Instant.ofEpochSecond(seconds[i], nanos[i]);
    }
  }

  private DatetimeIndex(List<Part> parts) {
    this.parts = parts;
  }

  static DatetimeIndex build(PayloadPath field, LeafReader reader, StoredPayloads payloads)
      throws IOException {
    DistinctTexts distinct = new DistinctTexts(field, reader, payloads);
    List<Part> parts = new ArrayList<>();
    for (String termsField : DistinctTexts.fields(field)) {
      Ordinals ordinals = new Ordinals();
      List<Instant> instants = new ArrayList<>();
      distinct.visitShort(
          termsField,
          (ordinal, text) -> {
            Optional<Instant> instant = Datetime.parse(text);
            if (instant.isPresent()) {
              ordinals.add(ordinal);
              instants.add(instant.get());
            }
          });
      parts.add(new Part(termsField, ordinals.toArray(), instants));
    }
    return new DatetimeIndex(parts);
  }

  /** The point in time that a term is. */
  Optional<Instant> instant(String termsField, int ordinal) {
    for (Part part : parts) {
      if (part.termsField.equals(termsField)) {
        int found = Arrays.binarySearch(part.ordinals, ordinal);
        return found >= 0 ? Optional.of(part.instant(found)) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  @Override
  public FixedBitSet accepted(Filter condition, LeafReader reader) throws IOException {
    DatetimeRange range = (DatetimeRange) condition;
    FixedBitSet documents = new FixedBitSet(reader.maxDoc());
    for (Part part : parts) {
      FixedBitSet ordinals = new FixedBitSet(DistinctTexts.terms(reader, part.termsField));
      for (int i = 0; i < part.ordinals.length; i++) {
        if (range.contains(part.instant(i))) {
          ordinals.set(part.ordinals[i]);
        }
      }
      TermDocuments.add(reader, part.termsField, ordinals, documents);
    }
    return documents;
  }

  @Override
  public long values() {
    return parts.stream().mapToLong(part -> part.ordinals.length).sum();
  }

  @Override
  public long bytes() {
    return values() * (2 * Integer.BYTES + Long.BYTES);
  }
}
