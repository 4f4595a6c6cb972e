package dev.akin.visualsearch.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Attributes of pictures, one row per picture. The first column holds the file's name or path, with
 * or without its extension; the header names the fields; a column's type is the narrowest that
 * holds all its values: bool, whole number, number or keyword. Empty cells are absent fields.
 */
public final class AttributeTable {
  private final Path file;
  private final String version;
  private final List<String> header;
  private final List<ColumnType> types;

  /** Cells by key. */
  private final Map<String, List<String>> rows;

  private AttributeTable(Path file, TableText text) throws IOException {
    this.file = file;
    this.version = Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis();
    this.header = text.header();
    this.rows = text.rows();
    this.types = new ArrayList<>();
    for (int column = 0; column < header.size(); column++) {
      int index = column;
      types.add(ColumnType.of(rows.values().stream().map(row -> row.get(index)).toList()));
    }
  }

  /**
   * Reads a table of comma-, semicolon- or tab-separated values in UTF-8.
   *
   * @throws CatalogueException if it is none; the message holds the line number
   * @throws IOException if the file cannot be read
   */
  public static AttributeTable open(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new CatalogueException("table " + file + ": no such file");
    }
    return new AttributeTable(file.toRealPath(), TableText.read(file));
  }

  Path file() {
    return file;
  }

  String version() {
    return version;
  }

  /** The fields of a picture, by its path, its file name, or either without the extension. */
  Optional<Map<String, Object>> row(String path) {
    String name = PictureNames.file(path);
    for (String key :
        List.of(
            path, name, PictureNames.withoutExtension(path), PictureNames.withoutExtension(name))) {
      List<String> row = rows.get(key);
      if (row != null) {
        return Optional.of(fields(row));
      }
    }
    return Optional.empty();
  }

  private Map<String, Object> fields(List<String> row) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int column = 0; column < header.size(); column++) {
      String cell = row.get(column);
      if (!cell.isEmpty()) {
        fields.put(header.get(column), types.get(column).parse(cell));
      }
    }
    return fields;
  }

  CatalogueException matchesNone(String picture) {
    return new CatalogueException(
        "table %s: column \"%s\" (\"%s\", …) names none of the pictures (%s, …): the first column must hold file names"
            .formatted(file, header.getFirst(), rows.keySet().iterator().next(), picture));
  }

  /** A table as text: the header and the cells by the key in the first column. */
  record TableText(List<String> header, Map<String, List<String>> rows) {
    static TableText read(Path file) throws IOException {
      try (TableReader reader = TableReader.open(file)) {
        List<String> header = reader.header();
        Map<String, List<String>> rows = new LinkedHashMap<>();
        Map<String, Long> lines = new HashMap<>();
        for (Optional<List<String>> row = reader.next(); row.isPresent(); row = reader.next()) {
          String key = row.get().getFirst();
          Long earlier = lines.put(key, reader.line());
          if (earlier != null) {
            throw reader.wrong("the key \"" + key + "\" stands on line " + earlier + " already");
          }
          rows.put(key, row.get());
        }
        if (rows.isEmpty()) {
          throw new CatalogueException("table " + file + ": no rows below the header");
        }
        return new TableText(header, rows);
      }
    }
  }
}
