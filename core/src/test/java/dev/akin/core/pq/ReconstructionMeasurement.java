package dev.akin.core.pq;

import dev.akin.core.kernel.Kernels;
import dev.akin.core.quantizer.CodeDecoder;
import dev.akin.core.quantizer.Quantizer;
import dev.akin.core.quantizer.TrainingOptions;
import dev.akin.core.quantizer.TrainingSet;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * Measures the mean squared error of codes on pictures in an IDX file: {@code
 * docs/measurements/2026-11-20-pq-reconstruction.md} says how to run it.
 */
final class ReconstructionMeasurement {
  private ReconstructionMeasurement() {}

  /** Arguments: the gzipped IDX file, then tokens. */
  public static void main(String[] arguments) throws IOException {
    VectorSet rows = read(Path.of(arguments[0]));
    System.out.printf(
        Locale.ROOT, "kernels %s, %,d x %d%n", Kernels.name(), rows.size(), rows.dimension());
    for (int i = 1; i < arguments.length; i++) {
      long start = System.nanoTime();
      TrainingSet set = TrainingSet.of(rows, TrainingOptions.of(Metric.L2));
      Quantizer quantizer = new ProductQuantizerFamily().trainer(arguments[i]).train(set);
      double trained = (System.nanoTime() - start) * 1e-9;
      MemorySegment codes = Arena.ofAuto().allocate(quantizer.codeBytes(rows.size()), 64);
      quantizer.encode(rows, codes, set.options().threads());
      double encoded = (System.nanoTime() - start) * 1e-9 - trained;
      System.out.printf(
          Locale.ROOT,
          "%s: mean squared error %.1f, trained in %.1f s, encoded in %.1f s%n",
          arguments[i],
          error(quantizer, codes, rows) / rows.size(),
          trained,
          encoded);
    }
  }

  private static double error(Quantizer quantizer, MemorySegment codes, VectorSet rows) {
    CodeDecoder decoder = quantizer.decoder(codes);
    float[] row = new float[rows.dimension()];
    float[] decoded = new float[rows.dimension()];
    double sum = 0;
    for (int ordinal = 0; ordinal < rows.size(); ordinal++) {
      rows.copyTo(ordinal, row);
      decoder.decode(ordinal / quantizer.blockSize(), ordinal % quantizer.blockSize(), decoded);
      for (int i = 0; i < row.length; i++) {
        sum += ((double) row[i] - decoded[i]) * ((double) row[i] - decoded[i]);
      }
    }
    return sum;
  }

  private static VectorSet read(Path path) throws IOException {
    try (InputStream file = Files.newInputStream(path);
        DataInputStream in = new DataInputStream(new GZIPInputStream(file, 1 << 16))) {
      in.readInt();
      int size = in.readInt();
      float[] row = new float[in.readInt() * in.readInt()];
      byte[] pixels = new byte[row.length];
      VectorSet.Builder rows = VectorSet.builder(row.length, size);
      for (int i = 0; i < size; i++) {
        in.readFully(pixels);
        for (int j = 0; j < row.length; j++) {
          row[j] = pixels[j] & 0xff;
        }
        rows.add(row);
      }
      return rows.build();
    }
  }
}
