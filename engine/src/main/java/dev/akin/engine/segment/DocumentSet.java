package dev.akin.engine.segment;

import dev.akin.core.index.OrdinalFilter;
import dev.akin.engine.filter.FacetCounter;
import dev.akin.engine.filter.FieldOrder;
import dev.akin.engine.filter.OrderValues;
import dev.akin.engine.filter.PayloadIndexes;
import dev.akin.engine.filter.PayloadIndexes.Built;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Documents of a view, segment by segment, with their exact number.
 *
 * @param parts one for each segment, in the view's order
 * @param built the payload indexes that had to be built to find them
 */
public record DocumentSet(List<Part> parts, long count, List<Built> built) {
  /** The accepted documents of one segment; the filter counts from the segment's first document. */
  public record Part(Segment segment, OrdinalFilter accepted) {
    /** The vectors of a name that the accepted documents have; nothing if none of them has one. */
    public Optional<VectorPart> vectors(String name) {
      return segment
          .vectors(name)
          .map(vectors -> new VectorPart(segment, vectors, vectors.ordinals(accepted)))
          .filter(part -> part.accepted().cardinality() > 0);
    }

    /** Counts the values that the documents hold. */
    public void count(FacetCounter facets) throws IOException {
      facets.count(segment.leaf().reader(), segment.updatable(), new AcceptedDocuments(accepted));
    }

    /** Puts the documents in an order, as points of the part of that number. */
    void order(FieldOrder order, PayloadIndexes indexes, int number) throws IOException {
      order.add(
          new AcceptedDocuments(accepted),
          new OrderValues.Source(segment.leaf().reader(), segment.updatable(), indexes),
          new FieldOrder.Part(number, segment::id));
    }
  }

  public DocumentSet {
    parts = List.copyOf(parts);
    built = List.copyOf(built);
  }

  /** Collects the parts in the order of the segments. */
  static final class Builder {
    private final int[] hidden;
    private final List<Part> parts = new ArrayList<>();
    private long count;

    Builder(int[] hidden) {
      this.hidden = hidden;
    }

    /** All live documents of a segment. */
    void addAll(Segment segment) {
      Bits live = segment.leaf().reader().getLiveDocs();
      boolean untouched = live == null && firstHidden(segment) == hiddenEnd(segment);
      if (untouched) {
        add(segment, OrdinalFilter.all(segment.size()));
      } else {
        FixedBitSet bits = new FixedBitSet(segment.size());
        bits.set(0, segment.size());
        finish(segment, bits, live);
      }
    }

    /** The live ones of the documents that a scorer visits; none if there is no scorer. */
    void add(Segment segment, @Nullable Scorer scorer) throws IOException {
      FixedBitSet bits = new FixedBitSet(segment.size());
      if (scorer != null) {
        bits.or(scorer.iterator());
      }
      finish(segment, bits, segment.leaf().reader().getLiveDocs());
    }

    private void finish(Segment segment, FixedBitSet bits, @Nullable Bits live) {
      if (live != null) {
        live.applyMask(bits, 0);
      }
      for (int i = firstHidden(segment); i < hiddenEnd(segment); i++) {
        bits.clear(hidden[i] - segment.base());
      }
      add(segment, OrdinalFilter.of(bits.getBits(), segment.size()));
    }

    private void add(Segment segment, OrdinalFilter accepted) {
      parts.add(new Part(segment, accepted));
      count += accepted.cardinality();
    }

    /** How many documents of a segment are to be left out. */
    int hidden(Segment segment) {
      return hiddenEnd(segment) - firstHidden(segment);
    }

    private int firstHidden(Segment segment) {
      return position(segment.base());
    }

    private int hiddenEnd(Segment segment) {
      return position(segment.end());
    }

    private int position(int document) {
      int found = Arrays.binarySearch(hidden, document);
      return found >= 0 ? found : -found - 1;
    }

    DocumentSet build(List<Built> built) {
      return new DocumentSet(parts, count, built);
    }
  }
}
