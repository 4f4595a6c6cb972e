package dev.akin.core.transform;

import dev.akin.core.file.SectionFile;
import dev.akin.core.index.BuildOptions;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import java.io.IOException;

/** {@code RR}: a random rotation from the seed. Learns nothing. */
public final class RotationFamily implements TransformFamily {
  /** The family; it has no settings. */
  public RotationFamily() {}

  @Override
  public String grammar() {
    return Rotation.SPECIFICATION;
  }

  @Override
  public boolean accepts(String token) {
    return token.equals(Rotation.SPECIFICATION);
  }

  @Override
  public Transform train(String token, VectorSet sample, Metric metric, BuildOptions options) {
    return new Rotation(sample.dimension(), metric, options.seed());
  }

  @Override
  public Transform read(SectionFile file, String prefix) throws IOException {
    TransformShape shape = TransformShape.read(file, prefix);
    shape.requireSquare(file, prefix);
    return new Rotation(shape.inputDimension(), shape.metric(), shape.number());
  }
}
