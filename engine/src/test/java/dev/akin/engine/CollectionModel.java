package dev.akin.engine;

import dev.akin.engine.filter.Filter;
import dev.akin.engine.filter.Filter.Match;
import dev.akin.engine.filter.Filter.Range;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** What a collection should hold, as a sorted map, and random changes that are made to both. */
final class CollectionModel {
  static final int DIMENSION = 5;

  private static final List<String> COLOURS = List.of("red", "green", "blue");
  private static final int IDS = 60;

  private final SplittableRandom random;
  private final TreeMap<PointId, Point> points = new TreeMap<>();

  CollectionModel(SplittableRandom random) {
    this.random = random;
  }

  NavigableMap<PointId, Point> points() {
    return points;
  }

  List<Point> matching(Filter filter) {
    return points.values().stream()
        .filter(point -> filter.matches(point.id(), point.payload()))
        .toList();
  }

  /** Makes one random change to a collection and to this model. */
  void change(Collection collection) {
    switch (random.nextInt(10)) {
      case 0, 1, 2 -> upsert(collection);
      case 3 -> {
        Payload patch = payload();
        edit(selector -> collection.setPayload(selector, patch), payload -> payload.with(patch));
      }
      case 4 -> {
        Payload payload = payload();
        edit(selector -> collection.overwritePayload(selector, payload), _ -> payload);
      }
      case 5 -> {
        List<String> fields = List.of(random.nextBoolean() ? "colour" : "price");
        edit(
            selector -> collection.deletePayload(selector, fields),
            payload -> payload.without(fields));
      }
      case 6 -> {
        List<PointId> ids = ids();
        collection.delete(PointSelector.ids(ids));
        ids.forEach(points::remove);
      }
      case 8, 9 -> {
        Payload price = Payload.of(Map.of("price", random.nextInt(15)));
        edit(selector -> collection.setPayload(selector, price), payload -> payload.with(price));
      }
      default -> {
        Filter filter = Filter.must(filter(), filter());
        collection.delete(PointSelector.filter(filter));
        matching(filter).forEach(point -> points.remove(point.id()));
      }
    }
  }

  private void upsert(Collection collection) {
    List<Point> batch = new ArrayList<>();
    for (PointId id : ids()) {
      batch.add(new Point(id, vector(), payload()));
    }
    collection.upsert(batch);
    batch.forEach(point -> points.put(point.id(), point));
  }

  /** A write to selected points. */
  private interface Edit {
    void run(PointSelector selector);
  }

  private void edit(Edit edit, UnaryOperator<Payload> expected) {
    List<PointId> ids = ids();
    if (random.nextBoolean()) {
      edit.run(PointSelector.ids(ids));
    } else {
      Filter filter = filter();
      edit.run(PointSelector.filter(filter));
      ids = matching(filter).stream().map(Point::id).toList();
    }
    for (PointId id : ids.stream().distinct().toList()) {
      points.computeIfPresent(id, (_, point) -> point.withPayload(expected.apply(point.payload())));
    }
  }

  /** Up to eight ids, some of them twice. */
  List<PointId> ids() {
    List<PointId> ids = new ArrayList<>();
    for (int i = random.nextInt(8); i >= 0; i--) {
      int number = random.nextInt(IDS);
      ids.add(number % 4 == 0 ? PointId.of(new UUID(number, -number)) : PointId.of(number));
    }
    return ids;
  }

  /** A vector of small whole numbers, so that distances are exact and often equal. */
  float[] vector() {
    float[] vector = new float[DIMENSION];
    for (int i = 0; i < DIMENSION; i++) {
      vector[i] = random.nextInt(-3, 4);
    }
    return vector;
  }

  Filter filter() {
    return random.nextBoolean()
        ? Match.keyword("colour", COLOURS.get(random.nextInt(COLOURS.size())))
        : Range.of("price").gte(random.nextInt(10)).lt(random.nextInt(5, 15));
  }

  private Payload payload() {
    return switch (random.nextInt(4)) {
      case 0 -> Payload.of(Map.of("price", random.nextInt(15)));
      case 1 -> Payload.of(Map.of("colour", COLOURS.get(random.nextInt(COLOURS.size()))));
      default ->
          Payload.of(
              Map.of(
                  "colour", List.of(COLOURS.get(random.nextInt(COLOURS.size())), "any"),
                  "price", random.nextInt(15)));
    };
  }
}
