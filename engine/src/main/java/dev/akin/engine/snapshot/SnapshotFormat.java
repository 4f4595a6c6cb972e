package dev.akin.engine.snapshot;

import dev.akin.engine.file.JsonFields;
import dev.akin.engine.file.SealedJson;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.PointId;
import dev.akin.engine.snapshot.SnapshotProbe.Answer;
import dev.akin.engine.snapshot.SnapshotProbe.Found;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The file {@code snapshot.json} of a snapshot's folder, version {@value #VERSION}; written last.
 *
 * <table>
 * <caption>fields of the JSON object</caption>
 * <tr><th>field</th><th>type</th><th>meaning</th></tr>
 * <tr><td>format</td><td>number</td><td>version of this table</td></tr>
 * <tr><td>collection</td><td>text</td><td>the name that the collection had</td></tr>
 * <tr><td>sequence</td><td>number</td><td>every operation up to this one is in, no later one</td></tr>
 * <tr><td>files</td><td>list of objects</td><td>name, bytes, crc32c (8 hexadecimal digits)</td></tr>
 * <tr><td>probe</td><td>object</td><td>points; answers: a list of using (the vector's name, absent if it has
 *     none), query (numbers), ids (PointId's bytes in hexadecimal digits), distances</td></tr>
 * <tr><td>crc32c</td><td>text</td><td>see {@link SealedJson}</td></tr>
 * </table>
 */
final class SnapshotFormat {
  static final int VERSION = 1;
  static final String FILE = "snapshot.json";

  private static final int LONGEST = 64 << 20;

  private SnapshotFormat() {}

  static void write(Path folder, SnapshotManifest manifest) throws IOException {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("format", VERSION);
    json.put("collection", manifest.collection());
    json.put("sequence", manifest.sequence());
    json.put("files", manifest.files().stream().map(SnapshotFormat::json).toList());
    json.put("probe", json(manifest.probe()));
    SealedJson.write(folder.resolve(FILE), Payload.of(json).toJson());
  }

  private static Map<String, Object> json(SnapshotFile file) {
    String checksum = HexFormat.of().toHexDigits(file.crc32c());
    return Map.of("name", file.name(), "bytes", file.bytes(), "crc32c", checksum);
  }

  private static Map<String, Object> json(SnapshotProbe probe) {
    return Map.of(
        "points",
        probe.points(),
        "answers",
        probe.answers().stream().map(SnapshotFormat::json).toList());
  }

  private static Map<String, Object> json(Answer answer) {
    HexFormat hex = HexFormat.of();
    Map<String, Object> json = new LinkedHashMap<>();
    if (!answer.using().isEmpty()) {
      json.put("using", answer.using());
    }
    json.put("query", answer.query().stream().map(Float::doubleValue).toList());
    json.put(
        "ids", answer.found().stream().map(found -> hex.formatHex(found.id().toBytes())).toList());
    json.put("distances", answer.found().stream().map(found -> (double) found.distance()).toList());
    return json;
  }

  /**
   * @throws IOException if the file is missing, damaged or of another version
   */
  static SnapshotManifest read(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    try {
      JsonFields json = new JsonFields(Payload.fromJson(SealedJson.read(file, LONGEST)).fields());
      int version = json.integer("format");
      if (version != VERSION) {
        throw new IllegalArgumentException(
            "format " + version + ", this version of Akin reads " + VERSION);
      }
      return new SnapshotManifest(
          json.text("collection"),
          json.number("sequence"),
          json.objects("files").stream().map(SnapshotFormat::file).toList(),
          probe(json.object("probe")));
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  private static SnapshotFile file(JsonFields json) {
    return new SnapshotFile(
        json.text("name"), json.number("bytes"), HexFormat.fromHexDigits(json.text("crc32c")));
  }

  private static SnapshotProbe probe(JsonFields json) {
    return new SnapshotProbe(
        json.number("points"),
        json.objects("answers").stream().map(SnapshotFormat::answer).toList());
  }

  private static Answer answer(JsonFields json) {
    List<Float> query = json.decimals("query").stream().map(Double::floatValue).toList();
    List<String> ids = json.texts("ids");
    List<Double> distances = json.decimals("distances");
    if (ids.size() != distances.size()) {
      throw new IllegalArgumentException(
          "%d ids and %d distances".formatted(ids.size(), distances.size()));
    }
    List<Found> found = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      PointId id = PointId.fromBytes(HexFormat.of().parseHex(ids.get(i)));
      found.add(new Found(id, distances.get(i).floatValue()));
    }
    return new Answer(json.fields().containsKey("using") ? json.text("using") : "", query, found);
  }
}
