package dev.akin.engine;

import dev.akin.core.vector.Datatype;
import dev.akin.core.vector.Metric;
import dev.akin.engine.contract.Contract;
import dev.akin.engine.damage.Damage;
import dev.akin.engine.file.SealedJson;
import dev.akin.engine.filter.PayloadPath;
import dev.akin.engine.filter.UpdatableField;
import dev.akin.engine.filter.UpdatableFields;
import dev.akin.engine.point.NamedVectors;
import dev.akin.engine.point.Payload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The file {@code collection.json} of a collection's folder, version {@value #VERSION}: written
 * once, when the collection is created. It is written in the lowest version that has all of its
 * fields, so that older readers refuse only what they do not know.
 *
 * <table>
 * <caption>fields of the JSON object</caption>
 * <tr><th>field</th><th>type</th><th>meaning</th></tr>
 * <tr><td>format</td><td>number</td><td>version of this table and of the folder's layout</td></tr>
 * <tr><td>name</td><td>text</td><td>the collection's name</td></tr>
 * <tr><td>dimension</td><td>number</td><td>where vectors have no names: components of every
 *     vector</td></tr>
 * <tr><td>metric</td><td>text</td><td>as dimension: l2, dot, cosine or l1</td></tr>
 * <tr><td>datatype</td><td>text</td><td>from version 3, as dimension: float16 or uint8; absent for
 *     float32</td></tr>
 * <tr><td>index</td><td>text</td><td>as dimension: the forced index; absent where the planner
 *     chooses</td></tr>
 * <tr><td>vectors</td><td>object</td><td>from version 2, where vectors have names: by name an object
 *     of dimension, metric, datatype and index, as above</td></tr>
 * <tr><td>contract</td><td>object</td><td>as {@link Contract#toJson()} writes it;
 *     expectedVectors from version 4</td></tr>
 * <tr><td>ttl</td><td>text</td><td>the path of the field that ends points; absent where none
 *     does</td></tr>
 * <tr><td>updatable</td><td>object</td><td>from version 3: by the name of an updatable field its
 *     type, integer or float; absent where there is none</td></tr>
 * </table>
 */
final class CollectionFormat {
  static final int VERSION = 4;
  static final int EXPECTED_VERSION = 4;
  static final int TYPED_VERSION = 3;
  static final int NAMED_VERSION = 2;
  static final int FIRST_VERSION = 1;
  static final String FILE = "collection.json";

  private static final int LONGEST = 1 << 20;

  private CollectionFormat() {}

  /** What a collection's folder says about it. */
  record Description(String name, CollectionParameters parameters, Path folder) {}

  static void write(Path folder, String name, CollectionParameters parameters) throws IOException {
    Map<String, Object> json = new LinkedHashMap<>();
    VectorParameters unnamed = parameters.vectors().get(NamedVectors.UNNAMED);
    json.put("format", version(parameters));
    json.put("name", name);
    if (unnamed == null) {
      Map<String, Object> vectors = new LinkedHashMap<>();
      parameters.vectors().forEach((each, vector) -> vectors.put(each, json(vector)));
      json.put("vectors", vectors);
    } else {
      json.put("dimension", unnamed.dimension());
      json.put("metric", unnamed.metric().toString());
      putDatatype(json, unnamed);
    }
    json.put("contract", parameters.contract().toJson());
    parameters.ttl().ifPresent(field -> json.put("ttl", field.toString()));
    if (unnamed != null) {
      unnamed.index().ifPresent(index -> json.put("index", index));
    }
    if (!parameters.updatable().isEmpty()) {
      json.put("updatable", json(parameters.updatable()));
    }
    SealedJson.write(folder.resolve(FILE), Payload.of(json).toJson());
  }

  /** The lowest version that has what these parameters need. */
  private static int version(CollectionParameters parameters) {
    if (parameters.contract().expectedVectors().isPresent()) {
      return EXPECTED_VERSION;
    }
    boolean plain =
        parameters.vectors().values().stream()
            .allMatch(vector -> vector.datatype() == Datatype.FLOAT32);
    if (!plain || !parameters.updatable().isEmpty()) {
      return TYPED_VERSION;
    }
    return parameters.vectors().containsKey(NamedVectors.UNNAMED) ? FIRST_VERSION : NAMED_VERSION;
  }

  private static Map<String, Object> json(UpdatableFields updatable) {
    Map<String, Object> json = new LinkedHashMap<>();
    updatable.fields().forEach(field -> json.put(field.name(), field.type().spelling()));
    return json;
  }

  private static void putDatatype(Map<String, Object> json, VectorParameters vector) {
    if (vector.datatype() != Datatype.FLOAT32) {
      json.put("datatype", vector.datatype().toString());
    }
  }

  private static Map<String, Object> json(VectorParameters vector) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("dimension", vector.dimension());
    json.put("metric", vector.metric().toString());
    putDatatype(json, vector);
    vector.index().ifPresent(index -> json.put("index", index));
    return json;
  }

  /**
   * @throws IOException if the file is missing, broken, of another version or of another collection
   */
  static Description read(Path folder, String name) throws IOException {
    Path file = folder.resolve(FILE);
    try {
      Payload json = Payload.fromJson(SealedJson.read(file, LONGEST));
      long version = field(json, "format", Long.class);
      if (version < FIRST_VERSION || version > VERSION) {
        throw new IOException(
            "%s: format %d, this version of Akin reads %d to %d"
                .formatted(file, version, FIRST_VERSION, VERSION));
      }
      String written = field(json, "name", String.class);
      if (!written.equals(name)) {
        throw new IOException(
            "%s: belongs to collection \"%s\", its folder to \"%s\""
                .formatted(file, written, name));
      }
      return new Description(name, parameters(json), folder);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  /** What keeps the file from being read. */
  static Optional<Damage> damage(Path folder, String name) {
    try {
      var _ = read(folder, name);
      return Optional.empty();
    } catch (IOException e) {
      String what = String.valueOf(e.getMessage());
      Path file = folder.resolve(FILE);
      String prefix = file + ": ";
      return Optional.of(
          Damage.in(file, what.startsWith(prefix) ? what.substring(prefix.length()) : what));
    }
  }

  private static CollectionParameters parameters(Payload json) {
    SortedMap<String, VectorParameters> vectors = new TreeMap<>();
    if (json.field("vectors").isEmpty()) {
      vectors.put(NamedVectors.UNNAMED, vector(json));
    } else {
      Payload named = Payload.of(object(json, "vectors"));
      named
          .fields()
          .keySet()
          .forEach(name -> vectors.put(name, vector(Payload.of(object(named, name)))));
    }
    return new CollectionParameters(
        vectors,
        Contract.ofJson(object(json, "contract")),
        json.field("ttl").map(path -> PayloadPath.parse(path.toString())),
        json.field("updatable").isPresent()
            ? updatable(object(json, "updatable"))
            : UpdatableFields.none());
  }

  private static UpdatableFields updatable(Map<String, Object> json) {
    Map<String, UpdatableField.Type> types = new LinkedHashMap<>();
    json.forEach((name, type) -> types.put(name, UpdatableField.Type.parse(type.toString())));
    return UpdatableFields.of(types);
  }

  private static VectorParameters vector(Payload json) {
    return new VectorParameters(
        Math.toIntExact(field(json, "dimension", Long.class)),
        Metric.parse(field(json, "metric", String.class)),
        json.field("datatype")
            .map(text -> Datatype.parse(text.toString()))
            .orElse(Datatype.FLOAT32),
        json.field("index").map(Object::toString));
  }

  // The values of a payload's object are objects of text keys.
  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(Payload json, String name) {
    return (Map<String, Object>) field(json, name, Map.class);
  }

  private static <T> T field(Payload json, String name, Class<T> type) {
    Optional<Object> value = json.field(name);
    if (value.isEmpty() || !type.isInstance(value.get())) {
      throw new IllegalArgumentException(
          "field \""
              + name
              + "\" is "
              + value.map(Object::toString).orElse("missing")
              + ", expected "
              + type.getSimpleName());
    }
    return type.cast(value.get());
  }
}
