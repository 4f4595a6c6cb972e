package dev.akin.eval.geometry;

import dev.akin.core.vector.Metric;
import dev.akin.engine.Collection;
import dev.akin.engine.Fetch;
import dev.akin.engine.ScrollPage;
import dev.akin.engine.ScrollRequest;
import dev.akin.engine.StoredPoint;
import dev.akin.engine.VectorParameters;
import dev.akin.eval.dataset.RowVisitor;
import dev.akin.eval.sample.RowSource;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The vectors of a collection, in the order of their points' ids, as they are stored: of unit
 * length under cosine. Points that lack the vector are passed over.
 */
public final class CollectionRows implements RowSource {
  private static final int PAGE_BYTES = 1 << 22;

  private final Collection collection;
  private final String vector;
  private final VectorParameters parameters;

  /**
   * @param vector its name, empty for the one without a name
   * @throws IllegalArgumentException if the collection has no vector of that name
   */
  public CollectionRows(Collection collection, String vector) {
    VectorParameters found = collection.parameters().vectors().get(vector);
    if (found == null) {
      throw new IllegalArgumentException(
          "collection \"%s\" has no vector %s: there is %s"
              .formatted(
                  collection.name(),
                  named(vector),
                  collection.parameters().vectors().keySet().stream()
                      .map(CollectionRows::named)
                      .collect(Collectors.joining(", "))));
    }
    this.collection = collection;
    this.vector = vector;
    this.parameters = found;
  }

  private static String named(String vector) {
    return vector.isEmpty() ? "without a name" : "\"" + vector + "\"";
  }

  /** What the collection declares for the vector. */
  public Declaration declaration() {
    return new Declaration(
        parameters.metric(),
        parameters.datatype(),
        collection.parameters().contract(),
        parameters.metric() == Metric.COSINE);
  }

  @Override
  public void visit(RowVisitor visitor) {
    visitor.begin(parameters.dimension(), collection.count(Optional.empty()));
    int page = Math.clamp(PAGE_BYTES / (Float.BYTES * parameters.dimension()), 16, 1_000);
    Optional<ScrollRequest> next = Optional.of(ScrollRequest.of(page).withFetch(Fetch.VECTORS));
    while (next.isPresent()) {
      ScrollRequest request = next.get();
      ScrollPage points = collection.scroll(request);
      for (StoredPoint point : points.points()) {
        point.vectors().get(vector).ifPresent(visitor::row);
      }
      next = points.next().map(request::withFrom);
    }
  }
}
