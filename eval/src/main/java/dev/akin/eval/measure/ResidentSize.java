package dev.akin.eval.measure;

import dev.akin.core.vector.VectorSet;
import dev.akin.eval.dataset.XvecsWriter;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Asks a process of its own, see {@link ResidentProbe}, what an index has in memory. */
final class ResidentSize {
  /**
   * What the system says.
   *
   * @param bytes in memory
   * @param queries how many were asked before
   */
  record Answer(long bytes, int queries) {}

  /** Heap of the probe, touched at its start: queries and whatever an index keeps on the heap. */
  private static final int HEAP_MIB = 512;

  private static final int MINUTES = 2;

  private ResidentSize() {}

  /**
   * The size after all queries, or those of half a minute; absent where the system does not tell,
   * or the probe fails.
   *
   * @param index a saved index
   * @param queries of the index's dimension
   */
  static Optional<Answer> of(Path index, VectorSet queries, int k, Setting setting)
      throws IOException {
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
      command.add(answer.toString());
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

  private static Answer parse(String answer) {
    String[] numbers = answer.split(" ", 2);
    return new Answer(Long.parseLong(numbers[0]), Integer.parseInt(numbers[1]));
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
