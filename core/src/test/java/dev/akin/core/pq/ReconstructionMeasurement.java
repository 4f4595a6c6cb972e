package dev.akin.core.pq;

import com.sun.management.OperatingSystemMXBean;
import dev.akin.core.index.BuildOptions;
import dev.akin.core.kernel.Kernels;
import dev.akin.core.opq.OpqFamily;
import dev.akin.core.quantizer.CodeDecoder;
import dev.akin.core.quantizer.Quantizer;
import dev.akin.core.quantizer.TrainingOptions;
import dev.akin.core.quantizer.TrainingSet;
import dev.akin.core.quantizer.VectorFile;
import dev.akin.core.transform.MappedRows;
import dev.akin.core.transform.Transform;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Measures the mean squared error of codes and what learning them costs: {@code
 * docs/measurements/2026-11-28-reconstruction.md} says how to run it.
 */
final class ReconstructionMeasurement {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private ReconstructionMeasurement() {}

  /**
   * Arguments: a {@link VectorFile}, how many of its rows are read, the metric, then codes such as
   * {@code PQ28} and {@code OPQ28,PQ28}. They are learned from all rows and measured on them.
   */
  public static void main(String[] arguments) throws IOException {
    Metric metric = Metric.parse(arguments[2]);
    VectorSet rows =
        prepared(VectorFile.read(Path.of(arguments[0]), Integer.parseInt(arguments[1])), metric);
    System.out.printf(
        Locale.ROOT, "kernels %s, %,d x %d%n", Kernels.name(), rows.size(), rows.dimension());
    for (int i = 3; i < arguments.length; i++) {
      measure(arguments[i], rows, metric);
    }
  }

  private static void measure(String codes, VectorSet rows, Metric metric) {
    String[] tokens = codes.split(",", -1);
    double start = seconds();
    VectorSet mapped = rows;
    if (tokens.length == 2) {
      Transform learned = new OpqFamily().train(tokens[0], rows, metric, BuildOptions.defaults());
      mapped = MappedRows.of(learned, rows, BuildOptions.defaults().workers()).rows();
    }
    double rotated = seconds();
    TrainingSet set = TrainingSet.of(mapped, TrainingOptions.of(metric));
    Quantizer quantizer =
        new ProductQuantizerFamily().trainer(tokens[tokens.length - 1]).train(set);
    double trained = seconds();
    MemorySegment encoded = Arena.ofAuto().allocate(quantizer.codeBytes(mapped.size()), 64);
    quantizer.encode(mapped, encoded, set.options().workers());
    System.out.printf(
        Locale.ROOT,
        "%s: mean squared error %.7g; CPU seconds: rotation %.1f, codebooks %.1f, encoding %.1f%n",
        codes,
        error(quantizer, encoded, mapped) / mapped.size(),
        rotated - start,
        trained - rotated,
        seconds() - trained);
  }

  /** CPU time of all threads. */
  private static double seconds() {
    return SYSTEM.getProcessCpuTime() * 1e-9;
  }

  private static double error(Quantizer quantizer, MemorySegment codes, VectorSet rows) {
    CodeDecoder decoder = quantizer.decoder(codes);
    float[] row = new float[rows.dimension()];
    float[] decoded = new float[rows.dimension()];
    double sum = 0;
    for (int ordinal = 0; ordinal < rows.size(); ordinal++) {
      rows.copyTo(ordinal, row);
      long offset = ordinal / quantizer.blockSize() * quantizer.blockBytes();
      int places = quantizer.blockSize();
      decoder.decode(offset, places, ordinal % places, decoded);
      for (int i = 0; i < row.length; i++) {
        sum += ((double) row[i] - decoded[i]) * ((double) row[i] - decoded[i]);
      }
    }
    return sum;
  }

  private static VectorSet prepared(VectorSet rows, Metric metric) {
    VectorSet.Builder prepared = VectorSet.builder(rows.dimension(), rows.size());
    float[] row = new float[rows.dimension()];
    for (int ordinal = 0; ordinal < rows.size(); ordinal++) {
      rows.copyTo(ordinal, row);
      prepared.add(metric.prepare(row));
    }
    return prepared.build();
  }
}
