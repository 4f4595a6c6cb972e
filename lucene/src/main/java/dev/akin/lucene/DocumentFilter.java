package dev.akin.lucene;

import dev.akin.core.index.OrdinalFilter;
import java.io.IOException;
import org.apache.lucene.search.AcceptDocs;
import org.apache.lucene.util.FixedBitSet;

/** Sets of documents as sets of ordinals. */
final class DocumentFilter {
  private DocumentFilter() {}

  /** The ordinals of the accepted documents. */
  static OrdinalFilter of(AcceptDocs accepted, DocumentMap map, int maxDoc) throws IOException {
    if (accepted.bits() == null) {
      return OrdinalFilter.all(map.size());
    }
    FixedBitSet documents = new FixedBitSet(maxDoc);
    documents.or(accepted.iterator());
    return of(documents, map);
  }

  /**
   * The ordinals of a set of documents, whose bits are borrowed where ordinal and document are one.
   */
  static OrdinalFilter of(FixedBitSet documents, DocumentMap map) {
    if (map instanceof DocumentMap.Dense) {
      return OrdinalFilter.of(documents.getBits(), map.size());
    }
    FixedBitSet ordinals = new FixedBitSet(map.size());
    for (int ordinal = 0; ordinal < map.size(); ordinal++) {
      if (documents.get(map.document(ordinal))) {
        ordinals.set(ordinal);
      }
    }
    return OrdinalFilter.of(ordinals.getBits(), map.size());
  }
}
