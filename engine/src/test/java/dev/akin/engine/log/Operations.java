package dev.akin.engine.log;

import dev.akin.engine.point.NamedVectors;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/** Random operations of every kind. */
final class Operations {
  private Operations() {}

  static List<Operation> batch(int size, SplittableRandom random) {
    List<Operation> operations = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      operations.add(one(random));
    }
    return operations;
  }

  static Operation one(SplittableRandom random) {
    PointId id =
        random.nextBoolean()
            ? PointId.of(random.nextLong())
            : PointId.of(new UUID(random.nextLong(), random.nextLong()));
    return switch (random.nextInt(8)) {
      case 0 -> new Operation.Upsert(new Point(id, vector(random), payload(random)));
      case 1 -> new Operation.SetPayload(id, payload(random));
      case 2 -> new Operation.OverwritePayload(id, payload(random));
      case 3 -> new Operation.DeletePayloadKeys(id, List.of("title", "größe\u0000", ""));
      case 4 -> new Operation.Upsert(new Point(id, vectors(random), payload(random)));
      case 5 -> new Operation.SetVectors(id, vectors(random));
      case 6 -> new Operation.DeleteVectors(id, List.of("image", "größe"));
      default -> new Operation.Delete(id);
    };
  }

  private static NamedVectors vectors(SplittableRandom random) {
    return switch (random.nextInt(3)) {
      case 0 -> NamedVectors.none();
      case 1 -> NamedVectors.of(Map.of("image", vector(random)));
      default -> NamedVectors.of(Map.of("größe", vector(random), "image", vector(random)));
    };
  }

  private static float[] vector(SplittableRandom random) {
    float[] vector = new float[1 + random.nextInt(40)];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return vector;
  }

  private static Payload payload(SplittableRandom random) {
    return Payload.of(
        Map.of(
            "title",
            "Kleid Nº " + random.nextInt(),
            "price",
            random.nextDouble(),
            "tags",
            List.of(random.nextLong(), Map.of("deep", random.nextBoolean()))));
  }
}
