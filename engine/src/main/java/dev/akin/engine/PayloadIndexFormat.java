package dev.akin.engine;

import dev.akin.engine.file.DurableFiles;
import dev.akin.engine.filter.PayloadIndex;
import dev.akin.engine.filter.PayloadPath;
import dev.akin.engine.point.Payload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The file {@code payload-indexes.json} of a collection's folder, version {@value #VERSION}: the
 * payload indexes that were asked for. Where it is missing, none were. The indexes themselves are
 * in no file.
 *
 * <table>
 * <caption>fields of the JSON object</caption>
 * <tr><th>field</th><th>type</th><th>meaning</th></tr>
 * <tr><td>format</td><td>number</td><td>version of this table</td></tr>
 * <tr><td>indexes</td><td>list of objects</td>
 *     <td>{@code field}: a path as filters spell it; {@code kind}: text, datetime, geo or
 *     values_count</td></tr>
 * </table>
 */
final class PayloadIndexFormat {
  static final int VERSION = 1;
  static final String FILE = "payload-indexes.json";

  private static final int LONGEST = 1 << 20;

  private PayloadIndexFormat() {}

  static void write(Path folder, Collection<PayloadIndex> indexes) throws IOException {
    List<Map<String, Object>> list =
        indexes.stream()
            .map(
                index -> object("field", index.field().toString(), "kind", index.kind().spelling()))
            .toList();
    byte[] json = Payload.of(object("format", VERSION, "indexes", list)).toJson();
    DurableFiles.write(folder.resolve(FILE), json);
  }

  /** Two fields in their order. */
  private static Map<String, Object> object(
      String first, Object value, String second, Object another) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put(first, value);
    fields.put(second, another);
    return fields;
  }

  /**
   * @throws IOException if the file is broken or of another version
   */
  static List<PayloadIndex> read(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      Payload json = Payload.fromJson(DurableFiles.read(file, LONGEST));
      if (!json.field("format").equals(Optional.of((long) VERSION))) {
        throw new IllegalArgumentException(
            "format %s, this version of Akin reads %d"
                .formatted(json.field("format").orElse("missing"), VERSION));
      }
      List<PayloadIndex> indexes = new ArrayList<>();
      if (json.field("indexes").orElse(List.of()) instanceof List<?> list) {
        for (Object entry : list) {
          indexes.add(index(entry));
        }
      }
      return indexes;
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  private static PayloadIndex index(Object entry) {
    if (entry instanceof Map<?, ?> object
        && object.get("field") instanceof String field
        && object.get("kind") instanceof String kind) {
      return new PayloadIndex(PayloadPath.parse(field), kind(kind));
    }
    throw new IllegalArgumentException("not an index: " + entry);
  }

  private static PayloadIndex.Kind kind(String spelling) {
    return Arrays.stream(PayloadIndex.Kind.values())
        .filter(kind -> kind.spelling().equals(spelling))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no kind of index: " + spelling));
  }
}
