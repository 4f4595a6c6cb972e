package dev.akin.core.quantizer;

import dev.akin.core.vector.VectorSet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * A file of real vectors, for measurements: {@code .fvecs} and {@code .bvecs}, pictures in a
 * gzipped IDX file, or bare little-endian floats in a file whose name ends in {@code 1000x768.f32}.
 */
public final class VectorFile {
  private static final Pattern BARE = Pattern.compile(".*\\D(\\d+)x(\\d+)\\.f32");
  private static final int IDX_HEADER = 4 * Integer.BYTES;

  private VectorFile() {}

  /** The first rows of a file, at most so many. */
  public static VectorSet read(Path path, int most) throws IOException {
    String name = path.getFileName().toString();
    try (InputStream file = Files.newInputStream(path)) {
      if (name.endsWith(".gz")) {
        InputStream in = new GZIPInputStream(file, 1 << 16);
        ByteBuffer header = ByteBuffer.wrap(in.readNBytes(IDX_HEADER));
        int size = header.getInt(4);
        return rows(
            in, new Layout(header.getInt(8) * header.getInt(12), 0, 1), Math.min(most, size));
      }
      Matcher bare = BARE.matcher(name);
      if (bare.matches()) {
        int size = Integer.parseInt(bare.group(1));
        Layout layout = new Layout(Integer.parseInt(bare.group(2)), 0, Float.BYTES);
        return rows(file, layout, Math.min(most, size));
      }
      int dimension = ByteBuffer.wrap(file.readNBytes(4)).order(ByteOrder.LITTLE_ENDIAN).getInt();
      Layout layout =
          new Layout(dimension, Integer.BYTES, name.endsWith(".bvecs") ? 1 : Float.BYTES);
      int size = (int) (Files.size(path) / layout.bytes());
      try (InputStream again = Files.newInputStream(path)) {
        return rows(again, layout, Math.min(most, size));
      }
    }
  }

  /** A row: a header that is passed over, then values of one byte without sign or of a float. */
  private record Layout(int dimension, int header, int valueBytes) {
    int bytes() {
      return header + dimension * valueBytes;
    }
  }

  private static VectorSet rows(InputStream in, Layout layout, int size) throws IOException {
    VectorSet.Builder rows = VectorSet.builder(layout.dimension, size);
    float[] row = new float[layout.dimension];
    for (int i = 0; i < size; i++) {
      ByteBuffer bytes =
          ByteBuffer.wrap(in.readNBytes(layout.bytes())).order(ByteOrder.LITTLE_ENDIAN);
      bytes.position(layout.header);
      for (int j = 0; j < row.length; j++) {
        row[j] = layout.valueBytes == 1 ? bytes.get() & 0xff : bytes.getFloat();
      }
      rows.add(row);
    }
    return rows.build();
  }
}
