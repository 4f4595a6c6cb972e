package dev.akin.engine.segment;

import dev.akin.engine.point.PointId;
import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;

/**
 * What a deleted document tells of its point, until a merge leaves it out.
 *
 * @param segment the name of the segment that still has it
 * @param sequence the number of the point's last change before it was gone
 * @param end when the point would have ended, as {@link dev.akin.engine.filter.Expiry} counts
 */
public record GonePoint(String segment, long sequence, long end) {
  /** The newest deleted document of an id in a segment. */
  static Optional<GonePoint> in(Segment segment, PointId id) throws IOException {
    Bits live = segment.leaf().reader().getLiveDocs();
    Terms terms = segment.leaf().reader().terms(PointDocument.ID);
    if (live == null || terms == null) {
      return Optional.empty();
    }
    TermsEnum iterator = terms.iterator();
    if (!iterator.seekExact(new BytesRef(id.toBytes()))) {
      return Optional.empty();
    }
    Optional<GonePoint> newest = Optional.empty();
    PostingsEnum found = iterator.postings(null, PostingsEnum.NONE);
    for (int doc = found.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = found.nextDoc()) {
      if (!live.get(doc) && (newest.isEmpty() || newest.get().sequence < segment.sequence(doc))) {
        newest =
            Optional.of(new GonePoint(segment.name(), segment.sequence(doc), segment.end(doc)));
      }
    }
    return newest;
  }
}
