package dev.akin.core.transform;

import dev.akin.core.file.SectionFile;
import dev.akin.core.index.BuildOptions;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import java.io.IOException;

/** {@code L2norm}: vectors of unit length. Learns nothing. */
public final class NormalisationFamily implements TransformFamily {
  /** The family; it has no settings. */
  public NormalisationFamily() {}

  @Override
  public String grammar() {
    return Normalisation.SPECIFICATION;
  }

  @Override
  public boolean accepts(String token) {
    return token.equals(Normalisation.SPECIFICATION);
  }

  @Override
  public Transform train(String token, VectorSet sample, Metric metric, BuildOptions options) {
    return new Normalisation(sample.dimension(), metric);
  }

  @Override
  public Transform read(SectionFile file, String prefix) throws IOException {
    TransformShape shape = TransformShape.read(file, prefix);
    shape.requireSquare(file, prefix);
    return new Normalisation(shape.inputDimension(), shape.metric());
  }
}
