package dev.akin.core.ivf;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Fashion-MNIST for measurements: pictures of 28 × 28 as rows of 784 floats from 0 to 255. */
final class FashionPictures {
  private FashionPictures() {}

  /** The first pictures of the base. */
  static float[][] base(String data, int most) throws IOException {
    return read(Path.of(data, "fashion-mnist", "train-images-idx3-ubyte.gz"), most);
  }

  /** The first pictures that are not in the base. */
  static float[][] queries(String data, int most) throws IOException {
    return read(Path.of(data, "fashion-mnist", "test-first5000-images-idx3-ubyte.gz"), most);
  }

  private static float[][] read(Path file, int most) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new GZIPInputStream(Files.newInputStream(file), 1 << 16))) {
      in.readInt();
      int count = Math.min(in.readInt(), most);
      int size = in.readInt() * in.readInt();
      float[][] rows = new float[count][size];
      for (float[] row : rows) {
        byte[] bytes = in.readNBytes(size);
        for (int i = 0; i < size; i++) {
          row[i] = bytes[i] & 0xff;
        }
      }
      return rows;
    }
  }
}
