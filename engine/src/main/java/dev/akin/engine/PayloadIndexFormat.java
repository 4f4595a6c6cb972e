package dev.akin.engine;

import dev.akin.engine.damage.Damage;
import dev.akin.engine.file.SealedJson;
import dev.akin.engine.filter.PayloadIndex;
import dev.akin.engine.filter.PayloadPath;
import dev.akin.engine.point.Payload;
import java.io.IOException;
import java.lang.System.Logger.Level;
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

  private static final System.Logger LOGGER = System.getLogger(PayloadIndexFormat.class.getName());
  private static final int LONGEST = 1 << 20;

  private PayloadIndexFormat() {}

  static void write(Path folder, Collection<PayloadIndex> indexes) throws IOException {
    List<Map<String, Object>> list =
        indexes.stream()
            .map(
                index -> object("field", index.field().toString(), "kind", index.kind().spelling()))
            .toList();
    byte[] json = Payload.of(object("format", VERSION, "indexes", list)).toJson();
    SealedJson.write(folder.resolve(FILE), json);
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
   * What was asked for; nothing if the file is damaged, which is said: filters build what they
   * need.
   *
   * @throws IOException if the file is of another version or cannot be read
   */
  static List<PayloadIndex> read(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    try {
      return parse(file);
    } catch (IllegalArgumentException e) {
      LOGGER.log(
          Level.WARNING, "{0} is ignored: {1}; ask for the indexes again", file, e.getMessage());
      return List.of();
    }
  }

  /** What is wrong with the file in a folder; nothing if there is none. */
  static Optional<Damage> damage(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    try {
      var _ = parse(file);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(Damage.in(file, String.valueOf(e.getMessage())));
    }
  }

  /** Copies what was asked for to another folder. */
  static void copy(Path from, Path to) throws IOException {
    List<PayloadIndex> indexes = read(from);
    if (!indexes.isEmpty()) {
      write(to, indexes);
    }
  }

  private static List<PayloadIndex> parse(Path file) throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    Payload json = Payload.fromJson(SealedJson.read(file, LONGEST));
    if (json.field("format").orElse("missing") instanceof Long version && version != VERSION) {
      throw new IOException(
          "%s: format %d, this version of Akin reads %d".formatted(file, version, VERSION));
    }
    if (!(json.field("indexes").orElse("missing") instanceof List<?> list)) {
      throw new IllegalArgumentException("field \"indexes\" is missing or no list");
    }
    List<PayloadIndex> indexes = new ArrayList<>();
    for (Object entry : list) {
      indexes.add(index(entry));
    }
    return indexes;
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
