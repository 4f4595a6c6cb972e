package dev.akin.visualsearch.importing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import dev.akin.engine.point.PointId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What of a catalogue is in the collection. An entry is written after its point is durable, so that
 * an entry is never wrong; a lost one costs an encoding. Thread-safe.
 */
public final class ImportLedger {
  /**
   * An item that was imported.
   *
   * @param pictureFingerprint of the picture that was encoded
   * @param payloadFingerprint of the attributes that were stored
   */
  record Entry(PointId id, String pictureFingerprint, String payloadFingerprint) {
    boolean samePicture(Entry other) {
      return pictureFingerprint.equals(other.pictureFingerprint);
    }
  }

  private final Path file;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  private ImportLedger(Path file) {
    this.file = file;
  }

  /**
   * Opens a ledger, or begins one where there is none of this encoder.
   *
   * @param encoderIdentity entries of another encoder do not count
   */
  public static ImportLedger open(Path file, String encoderIdentity) throws IOException {
    ImportLedger ledger = new ImportLedger(file);
    String text = Files.exists(file) ? new String(Files.readAllBytes(file), UTF_8) : "";
    String whole = text.substring(0, text.lastIndexOf('\n') + 1);
    List<String> lines = whole.lines().toList();
    if (lines.isEmpty() || !ImportLedgerFormat.isHeader(lines.getFirst(), encoderIdentity)) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, ImportLedgerFormat.header(encoderIdentity), UTF_8);
      return ledger;
    }
    for (int i = 1; i < lines.size(); i++) {
      try {
        ImportLedgerFormat.Line line = ImportLedgerFormat.parse(lines.get(i));
        line.entry()
            .ifPresentOrElse(
                entry -> ledger.entries.put(line.name(), entry),
                () -> ledger.entries.remove(line.name()));
      } catch (IllegalArgumentException e) {
        throw new IOException(file + ", line " + (i + 1) + ": " + e.getMessage(), e);
      }
    }
    if (whole.length() < text.length()) {
      Files.writeString(file, whole, UTF_8);
    }
    return ledger;
  }

  /** The names of everything that is in, sorted. */
  public synchronized Set<String> names() {
    return new TreeSet<>(entries.keySet());
  }

  synchronized Optional<Entry> entry(String name) {
    return Optional.ofNullable(entries.get(name));
  }

  synchronized void add(Map<String, Entry> added) throws IOException {
    StringBuilder lines = new StringBuilder();
    added.forEach((name, entry) -> lines.append(ImportLedgerFormat.added(name, entry)));
    Files.writeString(file, lines, UTF_8, CREATE, APPEND);
    entries.putAll(added);
  }

  synchronized void remove(Set<String> names) throws IOException {
    StringBuilder lines = new StringBuilder();
    names.forEach(name -> lines.append(ImportLedgerFormat.removed(name)));
    Files.writeString(file, lines, UTF_8, CREATE, APPEND);
    entries.keySet().removeAll(names);
  }
}
