package dev.akin.server.json;

import dev.akin.core.vector.Metric;
import dev.akin.engine.CollectionParameters;
import dev.akin.engine.contract.Contract;
import dev.akin.engine.filter.PayloadPath;
import dev.akin.engine.point.Payload;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body that creates a collection: {@code
 * {"vectors":{"size":512,"distance":"Cosine"},"contract":{"recall":0.95,"k":10},"index":"HNSW32"}}.
 * The contract and the index are Akin's own; without an index the planner chooses.
 */
public final class CollectionReader {
  private CollectionReader() {}

  /** The parameters of the collection. */
  public static CollectionParameters read(JsonInput input) {
    @Nullable Vectors vectors = null;
    Contract contract = Contract.defaults();
    Optional<PayloadPath> ttl = Optional.empty();
    Optional<String> index = Optional.empty();
    input.startObject();
    while (input.nextField()) {
      switch (input.field()) {
        case "vectors" -> vectors = vectors(input);
        case "contract" -> contract = contract(input);
        case "ttl" -> ttl = input.isNull() ? Optional.empty() : Optional.of(ttl(input));
        case "index" -> index = Optional.of(input.string());
        default -> throw input.unknownField("vectors", "contract", "ttl", "index");
      }
    }
    if (vectors == null) {
      throw input.missing("vectors");
    }
    return new CollectionParameters(vectors.size, vectors.metric, contract, ttl, index);
  }

  /** {@code {"field":"expires_at"}}. */
  private static PayloadPath ttl(JsonInput input) {
    @Nullable PayloadPath field = null;
    input.startObject();
    while (input.nextField()) {
      if (!input.field().equals("field")) {
        throw input.unknownField("field");
      }
      field = PathReader.read(input);
    }
    if (field == null) {
      throw input.missing("field");
    }
    return field;
  }

  private record Vectors(int size, Metric metric) {}

  private static Vectors vectors(JsonInput input) {
    int size = 0;
    @Nullable Metric metric = null;
    input.startObject();
    while (input.nextField()) {
      switch (input.field()) {
        case "size" -> size = input.integer(1, CollectionParameters.MAX_DIMENSION);
        case "distance" -> metric = metric(input);
        default -> throw input.unknownField("size", "distance");
      }
    }
    if (size == 0) {
      throw input.missing("size");
    }
    if (metric == null) {
      throw input.missing("distance");
    }
    return new Vectors(size, metric);
  }

  private static Metric metric(JsonInput input) {
    return switch (input.string()) {
      case "Cosine" -> Metric.COSINE;
      case "Dot" -> Metric.DOT;
      case "Euclid" -> Metric.L2;
      case "Manhattan" -> Metric.L1;
      default -> throw input.unexpected("\"Cosine\", \"Dot\", \"Euclid\" or \"Manhattan\"");
    };
  }

  /** Qdrant's name of a metric. */
  static String distance(Metric metric) {
    return switch (metric) {
      case COSINE -> "Cosine";
      case DOT -> "Dot";
      case L2 -> "Euclid";
      case L1 -> "Manhattan";
    };
  }

  private static Contract contract(JsonInput input) {
    input.requireObject();
    return Contract.ofJson(Payload.read(input.parser()).fields());
  }
}
