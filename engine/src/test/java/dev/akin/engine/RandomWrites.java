package dev.akin.engine;

import dev.akin.core.vector.Metric;
import dev.akin.engine.ModelCollection.Write;
import dev.akin.engine.filter.Filter;
import dev.akin.engine.filter.UpdatableField;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Random writes on few points, so that they meet each other. */
final class RandomWrites {
  static final int DIMENSION = 8;
  private static final int POINTS = 24;

  /** What the writes are made for; {@code n} changes by itself as often as with other fields. */
  static final CollectionParameters COLLECTION =
      CollectionParameters.of(DIMENSION, Metric.L2)
          .withUpdatable(Map.of("n", UpdatableField.Type.INTEGER));

  private final SplittableRandom random;

  RandomWrites(SplittableRandom random) {
    this.random = random;
  }

  Write next() {
    return switch (random.nextInt(13)) {
      case 0, 1, 2, 3 -> new Write.Upsert(some(this::point));
      case 10 -> new Write.UpsertIf(conditional());
      case 4, 5 -> new Write.SetPayload(selector(), payload());
      case 11, 12 -> new Write.SetPayload(selector(), Payload.of(Map.of("n", random.nextInt(20))));
      case 6 -> new Write.OverwritePayload(selector(), payload());
      case 7 -> new Write.DeletePayload(selector(), List.of(random.nextBoolean() ? "colour" : "n"));
      default -> new Write.Delete(selector());
    };
  }

  private UpsertRequest conditional() {
    UpsertMode[] modes = UpsertMode.values();
    UpsertRequest request =
        UpsertRequest.of(some(this::point)).withMode(modes[random.nextInt(modes.length)]);
    return random.nextBoolean()
        ? request.withUpdateFilter(Filter.Match.keyword("colour", colour()))
        : request;
  }

  private PointSelector selector() {
    if (random.nextInt(3) > 0) {
      return PointSelector.ids(some(this::id));
    }
    return PointSelector.filter(
        random.nextBoolean()
            ? Filter.Match.keyword("colour", colour())
            : Filter.Range.of("n").gte(random.nextInt(20)).lt(random.nextInt(20)));
  }

  private <T> List<T> some(Supplier<T> one) {
    return Stream.generate(one).limit(1 + random.nextInt(5)).toList();
  }

  private Point point() {
    float[] vector = new float[DIMENSION];
    for (int i = 0; i < DIMENSION; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return new Point(id(), vector, payload());
  }

  private PointId id() {
    int number = random.nextInt(POINTS);
    return number % 2 == 0 ? PointId.of(number) : PointId.of(new UUID(number, 7));
  }

  private Payload payload() {
    return Payload.of(
        Map.of("colour", colour(), "n", random.nextInt(20), "x" + random.nextInt(3), 1));
  }

  private String colour() {
    return List.of("red", "green", "blue").get(random.nextInt(3));
  }
}
