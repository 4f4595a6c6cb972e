package dev.akin.core.rabitq;

import dev.akin.core.quantizer.CodeScorer;
import dev.akin.core.quantizer.Quantizer;
import dev.akin.core.quantizer.TrainingOptions;
import dev.akin.core.quantizer.TrainingSet;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.RowScorer;
import dev.akin.core.vector.VectorSet;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * Measures errors of estimates in units of the deviation that is said of them: {@code
 * docs/measurements/2026-11-20-pq-reconstruction.md} says how to run it.
 */
final class ErrorBoundMeasurement {
  private static final int QUERIES = 50;

  private ErrorBoundMeasurement() {}

  /**
   * Arguments: a file of pixels behind a header of 16 bytes ({@code .gz}) or of floats, the
   * dimension, rows that are read, and the metric. The last 50 rows read are the queries.
   */
  public static void main(String[] arguments) throws IOException {
    int dimension = Integer.parseInt(arguments[1]);
    float[][] rows = read(Path.of(arguments[0]), dimension, Integer.parseInt(arguments[2]));
    Metric metric = Metric.parse(arguments[3]);
    VectorSet.Builder builder = VectorSet.builder(dimension, rows.length);
    for (int i = 0; i < rows.length - QUERIES; i++) {
      builder.add(metric.prepare(rows[i]));
    }
    VectorSet vectors = builder.build();
    for (String token : new String[] {"RaBitQ", "RaBitQ2", "RaBitQ4", "RaBitQ8"}) {
      TrainingSet set = TrainingSet.of(vectors, TrainingOptions.of(metric));
      Quantizer quantizer = new RaBitQuantizerFamily().trainer(token).train(set);
      MemorySegment codes = Arena.ofAuto().allocate(quantizer.codeBytes(vectors.size()), 64);
      quantizer.encode(vectors, codes, set.options().threads());
      report(token, quantizer.scorer(codes), new RowScorer(vectors, metric), rows);
    }
  }

  private static void report(String token, CodeScorer scorer, RowScorer exact, float[][] rows) {
    int size = rows.length - QUERIES;
    float[] estimates = new float[CodeBlock.VECTORS];
    float[] bounds = new float[CodeBlock.VECTORS];
    double sum = 0;
    double squares = 0;
    double relative = 0;
    int above = 0;
    int below = 0;
    scorer.epsilon(1);
    for (int q = size; q < rows.length; q++) {
      exact.query(rows[q]);
      scorer.query(rows[q]);
      for (int row = 0; row < size; row++) {
        int place = row % CodeBlock.VECTORS;
        if (place == 0) {
          scorer.score(row / CodeBlock.VECTORS, estimates);
          scorer.errorBounds(row / CodeBlock.VECTORS, bounds);
        }
        float distance = exact.distance(row);
        double deviations = (estimates[place] - (double) distance) / bounds[place];
        sum += deviations;
        squares += deviations * deviations;
        relative += Math.abs(estimates[place] - (double) distance) / Math.abs(distance);
        above += deviations > 1.9 ? 1 : 0;
        below += deviations < -1.9 ? 1 : 0;
      }
    }
    double count = (double) size * QUERIES;
    System.out.printf(
        Locale.ROOT,
        "%s: mean %.3f, deviation %.3f, above 1.9: %.4f, below -1.9: %.4f, mean relative error %.5f%n",
        token,
        sum / count,
        Math.sqrt(squares / count),
        above / count,
        below / count,
        relative / count);
  }

  private static float[][] read(Path path, int dimension, int count) throws IOException {
    float[][] rows = new float[count][dimension];
    try (InputStream file = Files.newInputStream(path)) {
      boolean pixels = path.toString().endsWith(".gz");
      InputStream in = pixels ? new GZIPInputStream(file, 1 << 16) : file;
      in.readNBytes(pixels ? 16 : 0);
      for (float[] row : rows) {
        ByteBuffer bytes =
            ByteBuffer.wrap(in.readNBytes(pixels ? dimension : Float.BYTES * dimension))
                .order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < dimension; i++) {
          row[i] = pixels ? bytes.get() & 0xff : bytes.getFloat();
        }
      }
    }
    return rows;
  }
}
