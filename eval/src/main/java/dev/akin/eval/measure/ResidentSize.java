package dev.akin.eval.measure;

import dev.akin.core.vector.VectorSet;
import dev.akin.eval.dataset.XvecsWriter;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Asks a process of its own, see {@link ResidentProbe}, what an index has in memory. */
final class ResidentSize {
  /** Heap of the probe, touched at its start: queries and whatever an index keeps on the heap. */
  private static final int HEAP_MIB = 512;

  private static final int MINUTES = 2;

  private final Setting setting;
  private final Duration most;

  /**
   * @param setting the knobs of the searches
   * @param most how long they go on
   */
  ResidentSize(Setting setting, Duration most) {
    this.setting = setting;
    this.most = most;
  }

  /**
   * The size after all queries, or those of a time; absent where the system does not tell, or the
   * probe fails.
   *
   * @param index a saved index
   * @param queries of the index's dimension
   */
  Optional<Footprint.Resident> of(Path index, VectorSet queries, int k) throws IOException {
    String classPath = System.getProperty("java.class.path", "");
    if (!MappedPages.areKnown() || classPath.isEmpty()) {
      return Optional.empty();
    }
    Path folder = Files.createTempDirectory("akin-resident");
    Path asked = folder.resolve("queries.fvecs");
    Path answer = folder.resolve("answer");
    try {
      write(queries, asked);
      List<String> command = new ArrayList<>(java(classPath));
      command.addAll(List.of(index.toString(), asked.toString(), Integer.toString(k)));
      command.addAll(List.of(answer.toString(), Long.toString(most.toMillis())));
      for (Map.Entry<String, Integer> knob : setting.knobs().entrySet()) {
        command.add(knob.getKey() + "=" + knob.getValue());
      }
      run(command);
      return Files.exists(answer) ? Optional.of(parse(Files.readString(answer))) : Optional.empty();
    } finally {
      Files.deleteIfExists(asked);
      Files.deleteIfExists(answer);
      Files.deleteIfExists(folder);
    }
  }

  private static Footprint.Resident parse(String answer) {
    String[] numbers = answer.split(" ", 3);
    return new Footprint.Resident(
        Long.parseLong(numbers[0]), Long.parseLong(numbers[1]), Integer.parseInt(numbers[2]));
  }

  private static List<String> java(String classPath) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:+AlwaysPreTouch",
        "-Xms" + HEAP_MIB + "m",
        "-Xmx" + HEAP_MIB + "m",
        "-Dakin.kernels=scalar",
        "-cp",
        classPath,
        ResidentProbe.class.getName());
  }

  private static void run(List<String> command) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("measuring was interrupted");
    }
  }

  private static void write(VectorSet queries, Path file) throws IOException {
    float[] vector = new float[queries.dimension()];
    try (XvecsWriter writer = XvecsWriter.create(file)) {
      for (int i = 0; i < queries.size(); i++) {
        queries.copyTo(i, vector);
        writer.add(vector);
      }
      writer.commit();
    }
  }
}
