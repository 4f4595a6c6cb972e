package dev.akin.visualsearch.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Rows of a table file. The separator is the one of tab, semicolon and comma that the header has
 * most of. Comma- and semicolon-separated cells may be quoted as in RFC 4180; in tab-separated
 * files quotes mean nothing, because there they stand for inches: {@code Tempo 3.5" Short}.
 */
final class TableReader implements AutoCloseable {
  private static final int MAX_COLUMNS = 1_000;

  private final Path file;
  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private final List<String> header;
  private long line = 1;

  private TableReader(Path file, CSVParser parser) {
    this.file = file;
    this.parser = parser;
    this.records = parser.iterator();
    this.header = read().orElseThrow(() -> wrong("the table is empty, a header is needed"));
  }

  static TableReader open(Path file) throws IOException {
    char separator = separator(file);
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(separator)
            .setQuote(separator == '\t' ? null : '"')
            .setIgnoreEmptyLines(true)
            .setTrim(true)
            .get();
    BufferedReader text = Files.newBufferedReader(file, UTF_8);
    try {
      skipByteOrderMark(text);
      TableReader reader = new TableReader(file, CSVParser.parse(text, format));
      reader.checkHeader();
      return reader;
    } catch (RuntimeException | IOException e) {
      text.close();
      throw e;
    }
  }

  List<String> header() {
    return header;
  }

  /** The line on which the last row ended, from 1. */
  long line() {
    return line;
  }

  /** The next row, as long as the header. */
  Optional<List<String>> next() {
    Optional<List<String>> row = read();
    if (row.isPresent() && row.get().size() != header.size()) {
      throw wrong("%d cells, the header has %d".formatted(row.get().size(), header.size()));
    }
    return row;
  }

  private Optional<List<String>> read() {
    try {
      if (!records.hasNext()) {
        return Optional.empty();
      }
      List<String> cells = records.next().toList();
      line = parser.getCurrentLineNumber();
      return Optional.of(cells);
    } catch (UncheckedIOException e) {
      line = parser.getCurrentLineNumber() + 1;
      throw wrong(
          e.getCause() instanceof CharacterCodingException
              ? "the text is not UTF-8"
              : String.valueOf(e.getMessage()));
    }
  }

  CatalogueException wrong(String what) {
    return new CatalogueException("table " + file + ", line " + line + ": " + what);
  }

  private void checkHeader() {
    if (header.size() < 2 || header.size() > MAX_COLUMNS) {
      throw wrong(
          "%d columns: a file name and at least one attribute are needed, separated by commas, semicolons or tabs"
              .formatted(header.size()));
    }
    Set<String> names = new HashSet<>();
    for (String name : header) {
      if (name.isEmpty() || !names.add(name)) {
        throw wrong(
            "the column \"" + name + "\" is " + (name.isEmpty() ? "unnamed" : "named twice"));
      }
    }
  }

  private static void skipByteOrderMark(BufferedReader text) throws IOException {
    text.mark(1);
    if (text.read() != '\uFEFF') {
      text.reset();
    }
  }

  private static char separator(Path file) throws IOException {
    try (BufferedReader text = Files.newBufferedReader(file, UTF_8)) {
      char[] start = new char[1 << 16];
      int length = Math.max(0, text.read(start));
      String first = new String(start, 0, length).lines().findFirst().orElse("");
      char best = ',';
      for (char candidate : new char[] {';', '\t'}) {
        if (count(first, candidate) > count(first, best)) {
          best = candidate;
        }
      }
      return best;
    } catch (CharacterCodingException e) {
      throw new CatalogueException("table " + file + ", line 1: the text is not UTF-8", e);
    }
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(character -> character == wanted).count();
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
