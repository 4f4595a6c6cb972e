package dev.akin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Everything in a small collection, read in several ways that have to agree. */
final class WholeCollection {
  private static final int MORE_THAN_ALL = 1000;

  private WholeCollection() {}

  /** The points of a collection; each is there once, for scrolling, counting and searching. */
  static SortedMap<PointId, Point> read(Collection collection) {
    ScrollRequest all = ScrollRequest.of(MORE_THAN_ALL).withFetch(Fetch.PAYLOADS_AND_VECTORS);
    List<StoredPoint> stored = collection.scroll(all).points();
    SortedMap<PointId, Point> found = new TreeMap<>();
    for (StoredPoint point : stored) {
      float[] vector = point.vector().orElseThrow();
      Point twin = found.put(point.id(), new Point(point.id(), vector, point.payload()));
      assertThat(twin).as("point %s is there twice", point.id()).isNull();
    }
    assertThat(stored.stream().map(StoredPoint::version)).doesNotHaveDuplicates();
    assertThat(collection.count(Optional.empty())).isEqualTo(found.size());
    float[] anywhere = new float[collection.parameters().dimension()];
    SearchRequest every = SearchRequest.of(anywhere, MORE_THAN_ALL).exact();
    assertThat(collection.search(every).points().stream().map(ScoredPoint::id))
        .containsExactlyInAnyOrderElementsOf(found.keySet());
    return found;
  }
}
