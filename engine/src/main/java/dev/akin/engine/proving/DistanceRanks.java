package dev.akin.engine.proving;

import dev.akin.core.index.OrdinalFilter;
import dev.akin.core.vector.RowScorer;
import dev.akin.engine.query.Selection;
import dev.akin.engine.recent.RecentScorer;
import dev.akin.engine.recent.RecentWrite;
import dev.akin.engine.segment.DocumentSet;
import dev.akin.engine.segment.VectorPart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.util.FixedBitSet;

/**
 * The points of a selection by their distance to one query, so that a filter can be made of those
 * nearest to it or farthest from it. Owned by one thread.
 */
final class DistanceRanks {
  private final List<RecentWrite> recent;
  private final float[] toRecent;
  private final List<DocumentSet.Part> parts;
  private final List<Optional<VectorPart>> vectors = new ArrayList<>();
  private final List<float[]> toParts = new ArrayList<>();
  private final float[] sorted;

  /** Compares a query, as the metric prepared it, with every vector, and sorts the distances. */
  DistanceRanks(Selection all, SearchUnderProof search, float[] query) {
    this.recent = new Vectors(all, search).recent();
    this.parts = all.documents().parts();
    RecentScorer scorer = new RecentScorer(query, search.kind().metric(), search.position());
    this.toRecent = new float[recent.size()];
    for (int i = 0; i < toRecent.length; i++) {
      toRecent[i] = scorer.distance(recent.get(i));
    }
    int count = toRecent.length;
    for (DocumentSet.Part part : parts) {
      Optional<VectorPart> found = part.vectors(search.kind().name());
      float[] distances =
          found.map(rows -> distances(rows, search, query)).orElseGet(() -> new float[0]);
      vectors.add(found);
      toParts.add(distances);
      count += distances.length;
    }
    this.sorted = sorted(count);
  }

  /** The distances to the accepted rows, in their order. */
  private static float[] distances(VectorPart part, SearchUnderProof search, float[] query) {
    RowScorer scorer = new RowScorer(part.vectors().rows(), search.kind().metric());
    scorer.query(query);
    float[] distances = new float[part.accepted().cardinality()];
    int ordinal = part.accepted().next(0);
    for (int i = 0; i < distances.length; i++) {
      distances[i] = scorer.distance(ordinal);
      ordinal = part.accepted().next(ordinal + 1);
    }
    return distances;
  }

  private float[] sorted(int count) {
    float[] all = Arrays.copyOf(toRecent, count);
    int at = toRecent.length;
    for (float[] distances : toParts) {
      System.arraycopy(distances, 0, all, at, distances.length);
      at += distances.length;
    }
    Arrays.sort(all);
    return all;
  }

  /** The nearest points, this share of them; equally near ones all or not at all. */
  Selection nearest(double share) {
    float last = sorted[wanted(share) - 1];
    return selection(distance -> distance <= last);
  }

  /** The farthest points, this share of them; equally far ones all or not at all. */
  Selection farthest(double share) {
    float first = sorted[sorted.length - wanted(share)];
    return selection(distance -> distance >= first);
  }

  private int wanted(double share) {
    return Math.clamp(Math.round(share * sorted.length), 1, sorted.length);
  }

  @FunctionalInterface
  private interface Accepted {
    boolean accepts(float distance);
  }

  private Selection selection(Accepted wanted) {
    List<RecentWrite> chosen = new ArrayList<>();
    for (int i = 0; i < toRecent.length; i++) {
      if (wanted.accepts(toRecent[i])) {
        chosen.add(recent.get(i));
      }
    }
    List<DocumentSet.Part> accepted = new ArrayList<>();
    long count = 0;
    for (int i = 0; i < parts.size(); i++) {
      DocumentSet.Part part = part(i, wanted);
      accepted.add(part);
      count += part.accepted().cardinality();
    }
    return new Selection(chosen, new DocumentSet(accepted, count, List.of()));
  }

  private DocumentSet.Part part(int number, Accepted wanted) {
    DocumentSet.Part part = parts.get(number);
    FixedBitSet bits = new FixedBitSet(part.segment().size());
    vectors
        .get(number)
        .ifPresent(found -> {
          float[] distances = toParts.get(number);
          int ordinal = found.accepted().next(0);
          for (float distance : distances) {
            if (wanted.accepts(distance)) {
              bits.set(found.vectors().document(ordinal));
            }
            ordinal = found.accepted().next(ordinal + 1);
          }
        });
    return new DocumentSet.Part(
        part.segment(), OrdinalFilter.of(bits.getBits(), part.segment().size()));
  }
}
