package dev.akin.engine;

import dev.akin.engine.filter.FacetCounter;
import dev.akin.engine.filter.FieldOrder;
import dev.akin.engine.filter.Filter;
import dev.akin.engine.point.NamedVectors;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.PointId;
import dev.akin.engine.query.IdOrder;
import dev.akin.engine.query.LocatedPoint;
import dev.akin.engine.query.PointLookup;
import dev.akin.engine.query.Selection;
import dev.akin.engine.recent.RecentWrite;
import dev.akin.engine.segment.DocumentSet;
import dev.akin.engine.write.CollectionStore;
import dev.akin.engine.write.Reading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads points by id, in order, and by count. */
final class CollectionReads {
  private final CollectionStore store;

  CollectionReads(CollectionStore store) {
    this.store = store;
  }

  List<StoredPoint> get(List<PointId> ids, Fetch fetch) throws IOException {
    try (Reading reading = store.read(ids)) {
      PointLookup lookup = new PointLookup(reading);
      List<StoredPoint> points = new ArrayList<>(ids.size());
      for (PointId id : ids) {
        Optional<LocatedPoint> found = lookup.find(id);
        if (found.isPresent()) {
          points.add(fetched(found.get(), fetch));
        }
      }
      return points;
    }
  }

  static StoredPoint fetched(LocatedPoint point, Fetch fetch) throws IOException {
    return new StoredPoint(
        point.id(),
        point.sequence(),
        fetch.payloads() ? point.payload() : Payload.empty(),
        fetch.vectors() ? point.vectors() : NamedVectors.none());
  }

  long count(Optional<Filter> filter) throws IOException {
    try (Reading reading = store.read()) {
      return Selection.of(reading, filter).count();
    }
  }

  long estimate(Filter filter) throws IOException {
    try (Reading reading = store.read()) {
      return Selection.estimate(reading, filter);
    }
  }

  List<OrderedPoint> first(OrderRequest request) throws IOException {
    try (Reading reading = store.read()) {
      Selection selection = Selection.of(reading, request.filter());
      List<OrderedPoint> points = new ArrayList<>();
      for (FieldOrder.Ranked ranked :
          selection.first(request.order(), request.limit(), reading.view())) {
        points.add(
            new OrderedPoint(
                fetched(selection.located(ranked), request.fetch()), ranked.value().toPayload()));
      }
      return points;
    }
  }

  List<FacetCount> facet(FacetRequest request) throws IOException {
    FacetCounter counter = new FacetCounter(request.field());
    try (Reading reading = store.read()) {
      Selection selection = Selection.of(reading, request.filter());
      for (RecentWrite write : selection.recent()) {
        counter.count(write.point().orElseThrow().payload());
      }
      for (DocumentSet.Part part : selection.documents().parts()) {
        part.count(counter);
      }
    }
    return counter.top(request.limit()).stream()
        .map(value -> new FacetCount(value.value().toPayload(), value.count()))
        .toList();
  }

  ScrollPage scroll(ScrollRequest request) throws IOException {
    try (Reading reading = store.read()) {
      IdOrder order = new IdOrder(Selection.of(reading, request.filter()), request.from());
      List<StoredPoint> page = new ArrayList<>();
      Optional<LocatedPoint> next = order.next();
      while (next.isPresent() && page.size() < request.limit()) {
        page.add(fetched(next.get(), request.fetch()));
        next = order.next();
      }
      return new ScrollPage(
          page, next.isPresent() ? Optional.of(next.get().id()) : Optional.empty());
    }
  }
}
