package dev.akin.engine.proof;

import dev.akin.engine.file.JsonFields;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.PointId;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A file with a proof and its queries, version {@value #VERSION}: a JSON object in UTF-8.
 *
 * <table>
 * <caption>fields</caption>
 * <tr><th>field</th><th>type</th><th>meaning</th></tr>
 * <tr><td>format</td><td>number</td><td>version of this table</td></tr>
 * <tr><td>collection</td><td>text</td><td>the name that the collection had</td></tr>
 * <tr><td>vector</td><td>text</td><td>the name of the vector by which was searched; empty if it has
 *     none</td></tr>
 * <tr><td>proof</td><td>object</td><td>as {@link Proof#toJson()} writes it</td></tr>
 * <tr><td>queries</td><td>objects</td><td>source: where they come from; vectors: a text for each,
 *     float32 with the lowest byte first in base64; excluded: for each a list of ids that are not
 *     its neighbors</td></tr>
 * <tr><td>sha256</td><td>text</td><td>of the object without this field, as this class writes it:
 *     without spaces, in the order of the file</td></tr>
 * </table>
 */
final class ReplayFormat {
  static final int VERSION = 1;

  private static final String SHA256 = "sha256";

  private ReplayFormat() {}

  static byte[] write(ReplayableProof proof) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("format", (long) VERSION);
    json.put("collection", proof.collection());
    json.put("vector", proof.vector());
    json.put("proof", proof.proof().toJson());
    json.put("queries", proof.queries().stream().map(ReplayFormat::write).toList());
    json.put(SHA256, Sha256.of(Payload.of(json).toJson()));
    return Payload.of(json).toJson();
  }

  private static Map<String, Object> write(QuerySource source) {
    List<String> vectors = new ArrayList<>();
    List<List<String>> excluded = new ArrayList<>();
    for (ProofQuery<PointId> query : source.queries()) {
      vectors.add(base64(query.vector()));
      excluded.add(query.excluded().stream().sorted().map(PointId::toString).toList());
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("source", source.name());
    json.put("vectors", vectors);
    json.put("excluded", excluded);
    return json;
  }

  static ReplayableProof read(byte[] bytes) {
    Map<String, Object> object = new LinkedHashMap<>(Payload.fromJson(bytes).fields());
    JsonFields json = new JsonFields(object);
    int version = json.integer("format");
    if (version != VERSION) {
      throw new IllegalArgumentException(
          "format " + version + ", this version of Akin reads " + VERSION);
    }
    String expected = json.text(SHA256);
    object.remove(SHA256);
    String found = Sha256.of(Payload.of(object).toJson());
    if (!found.equals(expected)) {
      throw new IllegalArgumentException(
          "the file was changed: its SHA-256 is %s, it says %s".formatted(found, expected));
    }
    return new ReplayableProof(
        json.text("collection"),
        json.text("vector"),
        Proof.ofJson(texts(json.object("proof"))),
        json.objects("queries").stream().map(ReplayFormat::source).toList());
  }

  private static Map<String, Object> texts(JsonFields json) {
    Map<String, Object> texts = new LinkedHashMap<>();
    json.fields().forEach((name, value) -> texts.put(name.toString(), value));
    return texts;
  }

  private static QuerySource source(JsonFields json) {
    List<String> vectors = json.texts("vectors");
    if (!(json.fields().get("excluded") instanceof List<?> excluded)
        || excluded.size() != vectors.size()) {
      throw new IllegalArgumentException(
          "queries: excluded must be a list of %,d lists of ids".formatted(vectors.size()));
    }
    List<ProofQuery<PointId>> queries = new ArrayList<>(vectors.size());
    for (int i = 0; i < vectors.size(); i++) {
      queries.add(new ProofQuery<>(floats(vectors.get(i)), ids(excluded.get(i))));
    }
    return new QuerySource(json.text("source"), queries);
  }

  private static Set<PointId> ids(Object list) {
    if (!(list instanceof List<?> ids)) {
      throw new IllegalArgumentException("queries: excluded holds " + list + ", expected a list");
    }
    return ids.stream().map(id -> PointId.parse(String.valueOf(id))).collect(Collectors.toSet());
  }

  private static String base64(float[] vector) {
    ByteBuffer bytes =
        ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(vector);
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  private static float[] floats(String base64) {
    byte[] bytes = Base64.getDecoder().decode(base64);
    if (bytes.length == 0 || bytes.length % Float.BYTES != 0) {
      throw new IllegalArgumentException(
          "queries: a vector of %,d bytes, expected four for each component"
              .formatted(bytes.length));
    }
    float[] vector = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(vector);
    return vector;
  }
}
