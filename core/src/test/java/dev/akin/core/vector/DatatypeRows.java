package dev.akin.core.vector;

import dev.akin.core.vector.VectorSet.Shape;
import java.util.SplittableRandom;

/** Random vectors that a datatype takes, for tests of whatever goes over rows. */
public final class DatatypeRows {
  private DatatypeRows() {}

  /** A vector: whole numbers for uint8, else normal numbers with tiny ones and zeros among them. */
  public static float[] vector(Datatype datatype, int dimension, SplittableRandom random) {
    float[] vector = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      vector[i] =
          switch (datatype) {
            case UINT8 -> random.nextInt(256);
            case FLOAT16, FLOAT32 ->
                switch (random.nextInt(8)) {
                  case 0 -> 0;
                  case 1 -> (float) (random.nextGaussian() * 0x1p-18); // A subnormal half.
                  default -> (float) random.nextGaussian();
                };
          };
    }
    return vector;
  }

  /** The rows of arrays in a datatype, as a metric prepares them. */
  public static VectorSet set(Datatype datatype, Metric metric, float[][] rows) {
    VectorSet.Builder set = VectorSet.builder(new Shape(rows.length, rows[0].length, datatype));
    for (float[] row : rows) {
      set.add(metric.prepare(row));
    }
    return set.build();
  }

  /** What rows hold, as arrays. */
  public static float[][] decoded(VectorSet set) {
    float[][] rows = new float[set.size()][set.dimension()];
    for (int ordinal = 0; ordinal < rows.length; ordinal++) {
      set.copyTo(ordinal, rows[ordinal]);
    }
    return rows;
  }
}
