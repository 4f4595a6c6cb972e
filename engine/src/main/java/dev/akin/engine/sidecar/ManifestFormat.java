package dev.akin.engine.sidecar;

import dev.akin.engine.file.JsonFields;
import dev.akin.engine.file.SealedJson;
import dev.akin.engine.point.Payload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The file {@code manifest.json} of the sidecars' folder, version {@value #VERSION}; replaced as a
 * whole, after the files that it lists are on disk. A file that it does not list is nobody's.
 *
 * <table>
 * <caption>fields of the JSON object</caption>
 * <tr><th>field</th><th>type</th><th>meaning</th></tr>
 * <tr><td>format</td><td>number</td><td>version of this table</td></tr>
 * <tr><td>sidecars</td><td>list of objects</td><td>the sidecars</td></tr>
 * <tr><td>….file</td><td>text</td><td>the graph's file in this folder, as core's HNSW format</td></tr>
 * <tr><td>….segment</td><td>text</td><td>the segment's key, 32 hexadecimal digits</td></tr>
 * <tr><td>….field</td><td>text</td><td>the vectors' field</td></tr>
 * <tr><td>….plan</td><td>text</td><td>version of the plan: family, M, efConstruction, seed</td></tr>
 * <tr><td>….generation</td><td>number</td><td>how many graphs it grew from, one after the other; missing if it was built anew</td></tr>
 * <tr><td>….calibration</td><td>object</td><td>k, queries, and steps of efSearch, recall, low, distances</td></tr>
 * </table>
 */
final class ManifestFormat {
  static final int VERSION = 1;
  static final String FILE = "manifest.json";
  static final String FIELD = "_vector";

  private static final int LONGEST = 64 << 20;

  private ManifestFormat() {}

  static void write(Path folder, List<SidecarEntry> entries) throws IOException {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("format", VERSION);
    json.put("sidecars", entries.stream().map(SidecarEntry::toJson).toList());
    SealedJson.write(folder.resolve(FILE), Payload.of(json).toJson());
  }

  /**
   * The listed sidecars; none if there is no manifest.
   *
   * @throws IllegalArgumentException if the manifest is broken or of another version
   */
  static List<SidecarEntry> read(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return List.of();
    }
    JsonFields json = new JsonFields(Payload.fromJson(SealedJson.read(file, LONGEST)).fields());
    int version = json.integer("format");
    if (version != VERSION) {
      throw new IllegalArgumentException(
          "format " + version + ", this version of Akin reads " + VERSION);
    }
    return json.objects("sidecars").stream().map(SidecarEntry::ofJson).toList();
  }
}
