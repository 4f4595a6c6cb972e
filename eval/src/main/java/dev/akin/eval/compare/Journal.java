package dev.akin.eval.compare;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.akin.engine.point.Payload;
import dev.akin.eval.dataset.DatasetException;
import dev.akin.eval.measure.MeasureParameters;
import dev.akin.eval.measure.Measurement;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a comparison has found out so far, in a file: its subject on the first line, then one entry
 * a line, each on disk before the next is begun. A line that an interruption cut off is forgotten.
 * One process at a time, one thread.
 */
final class Journal implements AutoCloseable {
  private static final String SUBJECT = "subject";

  private final FileChannel channel;
  private final List<Entry> entries = new ArrayList<>();

  private Journal(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Opens a journal or begins one.
   *
   * @param restart whether to forget what it holds
   * @param parameters of all measurements
   * @throws DatasetException if it is of another subject, damaged, or open in another process
   */
  static Journal open(Path file, Subject subject, boolean restart, MeasureParameters parameters)
      throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    Journal journal = new Journal(channel);
    try {
      journal.lock(file);
      if (restart) {
        channel.truncate(0);
      }
      journal.read(file, subject, parameters);
      return journal;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private void lock(Path file) throws IOException {
    @Nullable FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) {
      throw new DatasetException(file + ": another comparison writes there; give it another --out");
    }
  }

  private void read(Path file, Subject subject, MeasureParameters parameters) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
    while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
      // Until all is there.
    }
    String text = UTF_8.decode(bytes.flip()).toString();
    int end = text.lastIndexOf('\n') + 1;
    channel.truncate(text.substring(0, end).getBytes(UTF_8).length);
    channel.position(channel.size());
    if (end == 0) {
      append(line(subject));
      return;
    }
    List<String> lines = text.substring(0, end).lines().toList();
    try {
      requireSame(file, subject, subject(lines.getFirst()));
      for (String line : lines.subList(1, lines.size())) {
        entries.add(EntryFormat.parse(line, parameters));
      }
    } catch (IllegalArgumentException e) {
      throw new DatasetException(
          "%s: line %,d: %s; --restart begins anew"
              .formatted(file, entries.size() + 2, e.getMessage()),
          e);
    }
  }

  private static void requireSame(Path file, Subject subject, Subject before)
      throws DatasetException {
    List<String> differences = subject.differences(before);
    if (!differences.isEmpty()) {
      throw new DatasetException(
          "%s: was begun with something else: now %s; --restart begins anew, or give another --out"
              .formatted(file, String.join(", ", differences)));
    }
  }

  private static String line(Subject subject) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put(SUBJECT, new TreeMap<>(subject.fields()));
    return new String(Payload.of(json).toJson(), UTF_8);
  }

  private static Subject subject(String line) {
    JsonObject json =
        new JsonObject(Payload.fromJson(line.getBytes(UTF_8)).fields()).object(SUBJECT);
    Map<String, String> fields = new TreeMap<>();
    json.names().forEach(name -> fields.put(name, json.text(name)));
    return new Subject(fields);
  }

  /** All entries, of the runs before as well. */
  List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** All measurements, in the order in which they were made. */
  List<Measurement> measurements() {
    List<Measurement> measurements = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry instanceof Entry.Measured measured) {
        measurements.add(measured.measurement());
      }
    }
    return List.copyOf(measurements);
  }

  /** Whether any setting of an index was measured. */
  boolean isMeasured(String specification) {
    return measurements().stream()
        .anyMatch(each -> each.index().specification().equals(specification));
  }

  /** Whether an index was built. */
  boolean isBuilt(String specification) {
    return built().anyMatch(built -> built.specification().equals(specification));
  }

  /** Seconds that all entries took. */
  double seconds() {
    return entries.stream().mapToDouble(Entry::seconds).sum();
  }

  /** Seconds that builds took. */
  double buildingSeconds() {
    return built().mapToDouble(Entry.Built::seconds).sum();
  }

  private Stream<Entry.Built> built() {
    return entries.stream().filter(Entry.Built.class::isInstance).map(Entry.Built.class::cast);
  }

  /** Writes an entry down; it is on disk when this returns. */
  void add(Entry entry) throws IOException {
    append(EntryFormat.line(entry));
    entries.add(entry);
  }

  private void append(String line) throws IOException {
    ByteBuffer bytes = UTF_8.encode(line + "\n");
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    channel.force(false);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
