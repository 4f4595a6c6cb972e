package dev.akin.eval.measure;

import dev.akin.core.Indexes;
import dev.akin.core.index.BuildRequest;
import dev.akin.core.index.Index;
import dev.akin.eval.truth.ContentHash;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

/**
 * Builds indexes into files. A lasting store builds each index once: its file is named after the
 * factory string, the metric, the seed and the content of the base, and beside it stands what
 * building cost. (A new version of the library may build something else: clear the folder then.)
 */
public final class IndexStore implements AutoCloseable {
  private static final int NAME_DIGITS = 16;

  private final Path folder;
  private final boolean lasting;

  /**
   * An index in a file.
   *
   * @param file where it lies
   * @param cost what building it cost
   */
  record Stored(Path file, BuildCost cost) {}

  private IndexStore(Path folder, boolean lasting) {
    this.folder = folder;
    this.lasting = lasting;
  }

  /** A store in a temporary folder, deleted when it is closed. */
  public static IndexStore temporary() throws IOException {
    return new IndexStore(Files.createTempDirectory("akin-eval"), false);
  }

  /** A store that lasts. */
  public static IndexStore in(Path folder) throws IOException {
    Files.createDirectories(folder);
    return new IndexStore(folder, true);
  }

  /**
   * Builds and saves an index, unless it is there already.
   *
   * @param baseHash names the content of the request's vectors
   * @throws IllegalArgumentException if the factory string is not understood or does not fit
   */
  Stored build(BuildRequest request, String baseHash) throws IOException {
    String key =
        "%s %s %d %s"
            .formatted(
                request.specification(), request.metric(), request.options().seed(), baseHash);
    String plain = request.specification().replaceAll("[^A-Za-z0-9_]+", "-");
    String name =
        plain.substring(0, Math.min(80, plain.length()))
            + "-"
            + ContentHash.of(key).substring(0, NAME_DIGITS);
    Path file = folder.resolve(name + ".akn");
    Path note = folder.resolve(name + ".properties");
    Optional<BuildCost> known = lasting && Files.exists(file) ? read(note) : Optional.empty();
    if (known.isPresent()) {
      return new Stored(file, known.get());
    }
    BuildCost cost = buildAnew(request, file);
    if (lasting) {
      write(note, cost);
    }
    return new Stored(file, cost);
  }

  Path folder() {
    return folder;
  }

  /** What is no longer needed is deleted, unless the store lasts. */
  void release(Stored stored) throws IOException {
    if (!lasting) {
      Files.deleteIfExists(stored.file);
    }
  }

  private static BuildCost buildAnew(BuildRequest request, Path file) throws IOException {
    Duration cpuBegin = cpu();
    long begin = System.nanoTime();
    try (Index index = Indexes.build(request)) {
      double seconds = (System.nanoTime() - begin) * 1e-9;
      double cpuSeconds = cpu().minus(cpuBegin).toNanos() * 1e-9;
      index.save(file);
      return new BuildCost(seconds, cpuSeconds, request.options().threads(), false);
    } catch (CancellationException e) {
      throw (IOException) new InterruptedIOException("building was interrupted").initCause(e);
    }
  }

  private static Duration cpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private static Optional<BuildCost> read(Path note) throws IOException {
    Properties properties = new Properties();
    if (!Files.exists(note)) {
      return Optional.empty();
    }
    try (var reader = Files.newBufferedReader(note)) {
      properties.load(reader);
      return Optional.of(
          new BuildCost(
              Double.parseDouble(properties.getProperty("buildSeconds", "")),
              Double.parseDouble(properties.getProperty("buildCpuSeconds", "")),
              Integer.parseInt(properties.getProperty("threads", "")),
              true));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // a damaged note: the index is built anew
    }
  }

  private static void write(Path note, BuildCost cost) throws IOException {
    Properties properties = new Properties();
    properties.setProperty("buildSeconds", Double.toString(cost.seconds()));
    properties.setProperty("buildCpuSeconds", Double.toString(cost.cpuSeconds()));
    properties.setProperty("threads", Integer.toString(cost.threads()));
    Path unfinished = note.resolveSibling(note.getFileName() + ".unfinished");
    try (var writer = Files.newBufferedWriter(unfinished)) {
      properties.store(writer, null);
    }
    Files.move(
        unfinished, note, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() throws IOException {
    if (lasting) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(folder);
  }
}
