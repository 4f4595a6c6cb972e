package dev.akin.core.transform;

import dev.akin.core.file.SectionFileWriter;
import dev.akin.core.linear.RandomRotation;
import dev.akin.core.vector.Metric;
import java.io.IOException;

/**
 * {@code RR}: rotates rows and queries at random, so that no coordinate carries more than others;
 * codes that treat all coordinates alike (scalar, product) lose less. Distances survive. The
 * rotation is a fast one, O(d log d) per vector ({@link RandomRotation}), chosen by the seed alone.
 * Immutable and thread-safe.
 */
final class Rotation implements Transform {
  static final String SPECIFICATION = "RR";

  private final int dimension;
  private final Metric metric;
  private final long seed;
  private final RandomRotation rotation;

  Rotation(int dimension, Metric metric, long seed) {
    this.dimension = dimension;
    this.metric = metric;
    this.seed = seed;
    this.rotation = new RandomRotation(dimension, seed);
  }

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
  public Metric inputMetric() {
    return metric;
  }

  @Override
  public Metric outputMetric() {
    return metric;
  }

  @Override
  public boolean keepsDistances() {
    return true;
  }

  @Override
  public VectorMapper mapper() {
    return new Mapper(rotation, dimension);
  }

  @Override
  public long bytesInMemory() {
    return (long) Float.BYTES * rotation.values();
  }

  @Override
  public void write(SectionFileWriter writer, String prefix) throws IOException {
    new TransformShape(dimension, dimension, metric, seed).write(writer, prefix);
  }

  private record Mapper(RandomRotation rotation, int dimension) implements VectorMapper {
    @Override
    public boolean row(float[] in, float[] out) {
      System.arraycopy(in, 0, out, 0, dimension);
      rotation.apply(out);
      return true;
    }

    @Override
    public DistanceMap query(float[] in, float[] out) {
      row(in, out);
      return DistanceMap.IDENTITY;
    }
  }
}
