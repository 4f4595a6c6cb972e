package dev.akin.core.transform;

import dev.akin.core.file.SectionFileWriter;
import dev.akin.core.vector.Metric;
import java.io.IOException;

/**
 * {@code L2norm}: scales rows and queries to unit length.
 *
 * <p>It changes what near means: l2 and dot then compare directions, as cosine does, and distances
 * are those of the unit vectors. Vectors for cosine have unit length already and stay what they
 * are. A vector of zeros has no direction and stays zero. Immutable and thread-safe.
 */
record Normalisation(int dimension, Metric inputMetric) implements Transform {
  static final String SPECIFICATION = "L2norm";

  @Override
  public String specification() {
    return SPECIFICATION;
  }

  @Override
  public int inputDimension() {
    return dimension;
  }

  @Override
  public int outputDimension() {
    return dimension;
  }

  @Override
  public Metric outputMetric() {
    return inputMetric;
  }

  @Override
  public boolean keepsDistances() {
    return inputMetric == Metric.COSINE;
  }

  @Override
  public VectorMapper mapper() {
    return new Mapper();
  }

  @Override
  public long bytesInMemory() {
    return 0;
  }

  @Override
  public void write(SectionFileWriter writer, String prefix) throws IOException {
    new TransformShape(dimension, dimension, inputMetric, 0).write(writer, prefix);
  }

  /** Needs no scratch. */
  private static final class Mapper implements VectorMapper {
    @Override
    public boolean row(float[] in, float[] out) {
      double norm = Norms.of(in);
      double scale = norm == 0 ? 1 : 1 / norm;
      for (int i = 0; i < in.length; i++) {
        out[i] = (float) (in[i] * scale);
      }
      return true;
    }

    @Override
    public DistanceMap query(float[] in, float[] out) {
      row(in, out);
      return DistanceMap.IDENTITY;
    }
  }
}
