package dev.akin.visualsearch.importing;

import dev.akin.engine.point.PointId;
import dev.akin.visualsearch.importing.ImportLedger.Entry;
import java.util.Optional;

/**
 * The ledger of an import, {@code imported.tsv}: UTF-8 lines of tab-separated cells, appended,
 * later lines override earlier ones of the same name. A last line without its line feed was cut by
 * a crash and does not count.
 *
 * <pre>
 * akin-import  1  &lt;encoder identity&gt;                          first line: kind, version, encoder
 * +  &lt;id&gt;  &lt;picture fingerprint&gt;  &lt;payload fingerprint&gt;  &lt;name&gt;   an item is in the collection
 * -  &lt;name&gt;                                                   it is no more
 * </pre>
 *
 * In names and identities {@code \t}, {@code \n}, {@code \r} and {@code \\} stand for tab, line
 * feed, carriage return and backslash.
 */
final class ImportLedgerFormat {
  private static final String KIND = "akin-import";
  private static final String VERSION = "1";

  /** A line that says what happened to an item: an entry if it came in, none if it went. */
  record Line(String name, Optional<Entry> entry) {}

  private ImportLedgerFormat() {}

  static String header(String encoderIdentity) {
    return KIND + "\t" + VERSION + "\t" + escaped(encoderIdentity) + "\n";
  }

  /** Whether a first line, without its line feed, is that of this version and encoder. */
  static boolean isHeader(String line, String encoderIdentity) {
    return (line + "\n").equals(header(encoderIdentity));
  }

  static String added(String name, Entry entry) {
    return "+\t%s\t%s\t%s\t%s\n"
        .formatted(
            entry.id(),
            escaped(entry.pictureFingerprint()),
            entry.payloadFingerprint(),
            escaped(name));
  }

  static String removed(String name) {
    return "-\t" + escaped(name) + "\n";
  }

  /**
   * @throws IllegalArgumentException if the line is neither kind
   */
  static Line parse(String line) {
    String[] cells = line.split("\t", -1);
    if (cells.length == 5 && cells[0].equals("+")) {
      PointId id = PointId.parse(cells[1]);
      return new Line(
          unescaped(cells[4]), Optional.of(new Entry(id, unescaped(cells[2]), cells[3])));
    }
    if (cells.length == 2 && cells[0].equals("-")) {
      return new Line(unescaped(cells[1]), Optional.empty());
    }
    throw new IllegalArgumentException("neither + with 5 cells nor - with 2: " + line);
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\n", "\\n")
        .replace("\r", "\\r");
  }

  private static String unescaped(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    boolean escape = false;
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (!escape && character == '\\') {
        escape = true;
        continue;
      }
      plain.append(escape ? meaning(character) : character);
      escape = false;
    }
    return plain.toString();
  }

  private static char meaning(char escaped) {
    return switch (escaped) {
      case 't' -> '\t';
      case 'n' -> '\n';
      case 'r' -> '\r';
      default -> escaped;
    };
  }
}
