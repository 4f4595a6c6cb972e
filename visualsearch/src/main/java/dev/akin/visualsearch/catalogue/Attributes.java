package dev.akin.visualsearch.catalogue;

import dev.akin.engine.point.Payload;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What is known about a picture file: its path, the folders it lies in, and its row of a table. */
public final class Attributes {
  private final Optional<AttributeTable> table;

  private Attributes(Optional<AttributeTable> table) {
    this.table = table;
  }

  /** From paths alone. */
  public static Attributes ofPaths() {
    return new Attributes(Optional.empty());
  }

  /** From paths and a table; where both name a field, the table is right. */
  public static Attributes of(AttributeTable table) {
    return new Attributes(Optional.of(table));
  }

  Payload of(String path) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("picture", path);
    PictureNames.category(path).ifPresent(category -> fields.put("category", category));
    table.flatMap(rows -> rows.row(path)).ifPresent(fields::putAll);
    return Payload.of(fields);
  }

  /**
   * @throws CatalogueException if there is a table that knows none of these pictures
   */
  void requireMatch(Collection<String> paths) {
    if (table.isPresent() && paths.stream().noneMatch(path -> table.get().row(path).isPresent())) {
      throw table.get().matchesNone(paths.iterator().next());
    }
  }

  /** What a catalogue's origin adds for these attributes. */
  String origin() {
    return table.map(rows -> " with table " + rows.file()).orElse("");
  }

  String version() {
    return table.map(AttributeTable::version).orElse("");
  }
}
