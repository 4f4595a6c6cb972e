package dev.akin.server.json;

import dev.akin.core.vector.Datatype;
import dev.akin.core.vector.Metric;
import dev.akin.engine.CollectionParameters;
import dev.akin.engine.VectorParameters;
import dev.akin.engine.contract.Contract;
import dev.akin.engine.filter.PayloadPath;
import dev.akin.engine.filter.UpdatableField;
import dev.akin.engine.filter.UpdatableFields;
import dev.akin.engine.point.NamedVectors;
import dev.akin.engine.point.Payload;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body that creates a collection: {@code
 * {"vectors":{"size":512,"distance":"Cosine"},"contract":{"recall":0.95,"k":10},"index":"HNSW32"}},
 * or with several vectors {@code
 * {"vectors":{"image":{"size":512,"distance":"Cosine"},"text":{…,"index":"Flat"}}}}. The contract,
 * the index, {@code ttl} and {@code updatable} are Akin's own; without an index the planner
 * chooses.
 */
public final class CollectionReader {
  private CollectionReader() {}

  /** The parameters of the collection. */
  public static CollectionParameters read(JsonInput input) {
    @Nullable SortedMap<String, VectorParameters> vectors = null;
    Contract contract = Contract.defaults();
    Optional<PayloadPath> ttl = Optional.empty();
    Map<String, UpdatableField.Type> updatable = Map.of();
    Optional<String> index = Optional.empty();
    input.startObject();
    while (input.nextField()) {
      switch (input.field()) {
        case "vectors" -> vectors = vectors(input);
        case "contract" -> contract = contract(input);
        case "ttl" -> ttl = input.isNull() ? Optional.empty() : Optional.of(ttl(input));
        case "updatable" -> updatable = updatable(input);
        case "index" -> index = Optional.of(input.string());
        default -> throw input.unknownField("vectors", "contract", "ttl", "updatable", "index");
      }
    }
    if (vectors == null) {
      throw input.missing("vectors");
    }
    if (index.isPresent()) {
      VectorParameters unnamed = vectors.get(NamedVectors.UNNAMED);
      if (unnamed == null) {
        throw input.refusal("index: give it to each of the vectors, which have names");
      }
      vectors.put(NamedVectors.UNNAMED, unnamed.withIndex(index.get()));
    }
    return new CollectionParameters(vectors, contract, ttl, UpdatableFields.of(updatable));
  }

  /** {@code {"price":"float","stock":"integer"}}. */
  private static Map<String, UpdatableField.Type> updatable(JsonInput input) {
    Map<String, UpdatableField.Type> types = new LinkedHashMap<>();
    input.startObject();
    while (input.nextField()) {
      String name = input.field();
      types.put(
          name,
          switch (input.string()) {
            case "integer" -> UpdatableField.Type.INTEGER;
            case "float" -> UpdatableField.Type.FLOAT;
            default -> throw input.unexpected("\"integer\" or \"float\"");
          });
    }
    return types;
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

  /** One vector without a name, or an object for each name. */
  private static SortedMap<String, VectorParameters> vectors(JsonInput input) {
    SortedMap<String, VectorParameters> vectors = new TreeMap<>();
    VectorBuilder unnamed = new VectorBuilder();
    boolean anyUnnamed = false;
    input.startObject();
    while (input.nextField()) {
      if (input.isObject()) {
        String name = input.field();
        if (vectors.size() == CollectionParameters.MAX_VECTORS) {
          throw input.refusal("more than " + CollectionParameters.MAX_VECTORS + " vectors");
        }
        vectors.put(name, named(input));
      } else {
        unnamed.accept(input);
        anyUnnamed = true;
      }
    }
    if (anyUnnamed && !vectors.isEmpty()) {
      throw input.refusal("either size and distance, or vectors with names, not both");
    }
    if (vectors.isEmpty()) {
      vectors.put(NamedVectors.UNNAMED, unnamed.build(input));
    }
    return vectors;
  }

  private static VectorParameters named(JsonInput input) {
    VectorBuilder vector = new VectorBuilder();
    input.startObject();
    while (input.nextField()) {
      vector.accept(input);
    }
    return vector.build(input);
  }

  /** Collects what is said of one kind of vector. */
  private static final class VectorBuilder {
    private int size;
    private @Nullable Metric metric;
    private Datatype datatype = Datatype.FLOAT32;
    private Optional<String> index = Optional.empty();

    void accept(JsonInput input) {
      switch (input.field()) {
        case "size" -> size = input.integer(1, VectorParameters.MAX_DIMENSION);
        case "distance" -> metric = metric(input);
        case "datatype" -> datatype = datatype(input);
        case "index" -> index = Optional.of(input.string());
        default -> throw input.unknownField("size", "distance", "datatype", "index");
      }
    }

    VectorParameters build(JsonInput input) {
      if (size == 0) {
        throw input.missing("size");
      }
      if (metric == null) {
        throw input.missing("distance");
      }
      return new VectorParameters(size, metric, datatype, index);
    }
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

  private static Datatype datatype(JsonInput input) {
    return switch (input.string()) {
      case "float32" -> Datatype.FLOAT32;
      case "float16" -> Datatype.FLOAT16;
      case "uint8" -> Datatype.UINT8;
      default -> throw input.unexpected("\"float32\", \"float16\" or \"uint8\"");
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
