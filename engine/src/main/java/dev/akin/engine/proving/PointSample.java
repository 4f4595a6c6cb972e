package dev.akin.engine.proving;

import dev.akin.core.index.OrdinalFilter;
import dev.akin.engine.query.Selection;
import dev.akin.engine.recent.RecentWrite;
import dev.akin.engine.segment.DocumentSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.util.FixedBitSet;

/** A share of the points of a selection, chosen by a hash of their ids. */
final class PointSample {
  private final PointHash hash;
  private final long threshold;

  /**
   * @param share in (0, 1)
   * @param seed a smaller share of the same seed is a part of a larger one
   */
  PointSample(double share, long seed) {
    this.hash = new PointHash(seed);
    this.threshold = (long) (share * 0x1p63);
  }

  private boolean accepts(long hashed) {
    return hashed >>> 1 < threshold;
  }

  /** The chosen points; looks at every id. */
  Selection of(Selection all) throws IOException {
    List<RecentWrite> recent =
        all.recent().stream().filter(write -> accepts(hash.of(write.id()))).toList();
    List<DocumentSet.Part> parts = new ArrayList<>();
    long count = 0;
    for (DocumentSet.Part part : all.documents().parts()) {
      FixedBitSet bits = new FixedBitSet(part.segment().size());
      part.segment()
          .ids(
              part.accepted(),
              (document, id) -> {
                if (accepts(hash.of(id))) {
                  bits.set(document);
                }
              });
      OrdinalFilter accepted = OrdinalFilter.of(bits.getBits(), part.segment().size());
      parts.add(new DocumentSet.Part(part.segment(), accepted));
      count += accepted.cardinality();
    }
    return new Selection(recent, new DocumentSet(parts, count, List.of()));
  }
}
