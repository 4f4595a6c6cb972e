package dev.akin.engine.filter;

import dev.akin.engine.filter.Filter.Geo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.FixedBitSet;

/**
 * The places of a field in one segment, read from the payloads that have an object there, because
 * Lucene's fields do not tell which latitude belongs to which longitude of a list. A question
 * compares with every place.
 */
final class GeoIndex implements SegmentIndex {
  private final int[] documents;
  private final double[] latitudes;
  private final double[] longitudes;

  private GeoIndex(int[] documents, List<GeoPoint> places) {
    this.documents = documents;
    this.latitudes = places.stream().mapToDouble(GeoPoint::lat).toArray();
    this.longitudes = places.stream().mapToDouble(GeoPoint::lon).toArray();
  }

  static GeoIndex build(PayloadPath field, LeafReader reader, StoredPayloads payloads)
      throws IOException {
    FixedBitSet candidates = new FixedBitSet(reader.maxDoc());
    for (String termsField : DistinctTexts.fields(field)) {
      PostingsEnum objects = reader.postings(new Term(termsField, PayloadTerms.OBJECT));
      if (objects != null) {
        candidates.or(objects);
      }
    }
    Ordinals documents = new Ordinals();
    List<GeoPoint> places = new ArrayList<>();
    for (int document = next(candidates, 0);
        document != DocIdSetIterator.NO_MORE_DOCS;
        document = next(candidates, document + 1)) {
      for (Object value : field.flatValues(payloads.of(document).fields())) {
        Optional<GeoPoint> place = GeoPoint.ofPayload(value);
        if (place.isPresent()) {
          documents.add(document);
          places.add(place.get());
        }
      }
    }
    return new GeoIndex(documents.toArray(), places);
  }

  private static int next(FixedBitSet bits, int from) {
    return from < bits.length() ? bits.nextSetBit(from) : DocIdSetIterator.NO_MORE_DOCS;
  }

  @Override
  public FixedBitSet accepted(Filter condition, LeafReader reader) {
    GeoShape shape = ((Geo) condition).shape();
    FixedBitSet accepted = new FixedBitSet(reader.maxDoc());
    for (int i = 0; i < documents.length; i++) {
      if (shape.contains(latitudes[i], longitudes[i])) {
        accepted.set(documents[i]);
      }
    }
    return accepted;
  }

  @Override
  public long values() {
    return documents.length;
  }

  @Override
  public long bytes() {
    return values() * (Integer.BYTES + 2 * Double.BYTES);
  }
}
