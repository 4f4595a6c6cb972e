package dev.akin.core.transform;

import dev.akin.core.file.SectionFile;
import dev.akin.core.index.BuildOptions;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import java.io.IOException;

/** {@code MIPS}: inner products as distances. Learns the largest norm of the sample. */
public final class MipsFamily implements TransformFamily {
  /** The family; it has no settings. */
  public MipsFamily() {}

  @Override
  public String grammar() {
    return MipsAugmentation.SPECIFICATION;
  }

  @Override
  public boolean accepts(String token) {
    return token.equals(MipsAugmentation.SPECIFICATION);
  }

  @Override
  public Transform train(String token, VectorSet sample, Metric metric, BuildOptions options) {
    if (metric != Metric.DOT) {
      throw new IllegalArgumentException(
          "MIPS turns inner products (dot) into distances, the metric is %s: leave MIPS out"
              .formatted(metric));
    }
    if (sample.dimension() == VectorSet.MAX_DIMENSION) {
      throw new IllegalArgumentException(
          "MIPS adds a dimension to %,d, there are at most that many"
              .formatted(VectorSet.MAX_DIMENSION));
    }
    double longest = 0;
    float[] row = new float[sample.dimension()];
    for (int ordinal = 0; ordinal < sample.size(); ordinal++) {
      sample.copyTo(ordinal, row);
      longest = Math.max(longest, Norms.of(row));
    }
    return new MipsAugmentation(sample.dimension(), longest);
  }

  @Override
  public Transform read(SectionFile file, String prefix) throws IOException {
    TransformShape shape = TransformShape.read(file, prefix);
    double norm = Double.longBitsToDouble(shape.number());
    if (shape.outputDimension() != shape.inputDimension() + 1 || shape.metric() != Metric.DOT) {
      throw TransformShape.corrupt(
          file,
          prefix,
          "dimensions %,d and %,d under %s: MIPS adds one, under dot"
              .formatted(shape.inputDimension(), shape.outputDimension(), shape.metric()));
    }
    if (!(norm >= 0 && norm < Double.POSITIVE_INFINITY)) {
      throw TransformShape.corrupt(file, prefix, "norm %s".formatted(norm));
    }
    return new MipsAugmentation(shape.inputDimension(), norm);
  }
}
