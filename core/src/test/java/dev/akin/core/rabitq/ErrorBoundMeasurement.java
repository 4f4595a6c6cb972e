package dev.akin.core.rabitq;

import dev.akin.core.kernel.Kernels;
import dev.akin.core.quantizer.Quantizer;
import dev.akin.core.quantizer.TrainingOptions;
import dev.akin.core.quantizer.TrainingSet;
import dev.akin.core.quantizer.VectorFile;
import dev.akin.core.quantizer.WholeBlocks;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.RowScorer;
import dev.akin.core.vector.VectorSet;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Measures errors of estimates in units of the deviation that is said of them: {@code
 * docs/measurements/2026-11-28-reconstruction.md} says how to run it.
 */
final class ErrorBoundMeasurement {
  private static final int QUERIES = 50;

  private ErrorBoundMeasurement() {}

  /** What is asked of which rows. */
  @SuppressWarnings("ArrayRecordComponent") // Compared with nothing.
  private record Task(VectorSet rows, Metric metric, float[][] queries) {}

  /** Arguments: a {@link VectorFile}, how many of its rows are read, and the metric. */
  public static void main(String[] arguments) throws IOException {
    VectorSet rows = VectorFile.read(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    Task task = task(rows, Metric.parse(arguments[2]));
    System.out.printf(
        Locale.ROOT,
        "kernels %s, %,d x %d, %s%n",
        Kernels.name(),
        task.rows.size(),
        task.rows.dimension(),
        task.metric);
    for (String token : new String[] {"RaBitQ", "RaBitQ2", "RaBitQ4", "RaBitQ8"}) {
      TrainingSet set = TrainingSet.of(task.rows, TrainingOptions.of(task.metric));
      Quantizer quantizer = new RaBitQuantizerFamily().trainer(token).train(set);
      MemorySegment codes = Arena.ofAuto().allocate(quantizer.codeBytes(task.rows.size()), 64);
      quantizer.encode(task.rows, codes, set.options().workers());
      report(token, WholeBlocks.of(quantizer, codes), task);
    }
  }

  /** Takes 50 rows out as queries, evenly spread: neighboring rows of some files are alike. */
  private static Task task(VectorSet all, Metric metric) {
    VectorSet.Builder rows = VectorSet.builder(all.dimension(), all.size());
    float[][] queries = new float[QUERIES][];
    float[] row = new float[all.dimension()];
    int asked = 0;
    for (int i = 0; i < all.size(); i++) {
      all.copyTo(i, row);
      if (i == (asked + 1L) * all.size() / QUERIES - 1) {
        queries[asked++] = metric.prepare(row).clone();
      } else {
        rows.add(metric.prepare(row));
      }
    }
    return new Task(rows.build(), metric, queries);
  }

  private static void report(String token, WholeBlocks scorer, Task task) {
    RowScorer exact = new RowScorer(task.rows, task.metric);
    float[] estimates = new float[CodeBlock.VECTORS];
    float[] bounds = new float[CodeBlock.VECTORS];
    double sum = 0;
    double squares = 0;
    double errors = 0;
    double distances = 0;
    int above = 0;
    int below = 0;
    scorer.epsilon(1);
    for (float[] query : task.queries) {
      exact.query(query);
      scorer.query(query);
      for (int row = 0; row < task.rows.size(); row++) {
        int place = row % CodeBlock.VECTORS;
        if (place == 0) {
          scorer.score(row / CodeBlock.VECTORS, estimates);
          scorer.errorBounds(row / CodeBlock.VECTORS, bounds);
        }
        float distance = exact.distance(row);
        double deviations = (estimates[place] - (double) distance) / bounds[place];
        sum += deviations;
        squares += deviations * deviations;
        errors += Math.abs(estimates[place] - (double) distance);
        distances += Math.abs(distance);
        above += deviations > 1.9 ? 1 : 0;
        below += deviations < -1.9 ? 1 : 0;
      }
    }
    double count = (double) task.rows.size() * QUERIES;
    System.out.printf(
        Locale.ROOT,
        "%s: mean %.3f, deviation %.3f, above 1.9: %.4f, below -1.9: %.4f, relative error %.6f%n",
        token,
        sum / count,
        Math.sqrt(squares / count),
        above / count,
        below / count,
        errors / distances);
  }
}
