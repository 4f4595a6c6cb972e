package dev.akin.core;

import dev.akin.core.index.Index;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * Measures how long {@link Indexes#open} takes by the size of the file: {@code OpenMeasurement
 * FILE…}, run in the folder of module core. Every golden file is opened before, so that no class is
 * loaded while the clock runs; then each file is opened 20 times, from the page cache unless it is
 * emptied before.
 */
final class OpenMeasurement {
  private static final int ROUNDS = 20;

  private OpenMeasurement() {}

  public static void main(String[] files) throws IOException {
    for (GoldenFile golden : GoldenFile.all()) {
      Indexes.open(golden.file()).close();
    }
    System.out.println("| file | composition | vectors | bytes | median ms | max ms |");
    System.out.println("|---|---|---|---|---|---|");
    for (String file : files) {
      measure(Path.of(file));
    }
  }

  private static void measure(Path file) throws IOException {
    double[] millis = new double[ROUNDS];
    String what = "";
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      try (Index index = Indexes.open(file)) {
        millis[round] = (System.nanoTime() - start) * 1e-6;
        what = String.format(Locale.ROOT, "`%s` | %,d", index.specification(), index.size());
      }
    }
    Arrays.sort(millis);
    System.out.printf(
        Locale.ROOT,
        "| %s | %s | %,d | %.2f | %.2f |%n",
        file.getFileName(),
        what,
        Files.size(file),
        (millis[ROUNDS / 2 - 1] + millis[ROUNDS / 2]) / 2,
        millis[ROUNDS - 1]);
  }
}
