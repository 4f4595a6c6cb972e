package dev.akin.core.opq;

import dev.akin.core.file.SectionFile;
import dev.akin.core.index.BuildOptions;
import dev.akin.core.transform.LinearMap;
import dev.akin.core.transform.LinearTransform;
import dev.akin.core.transform.Transform;
import dev.akin.core.transform.TransformFamily;
import dev.akin.core.transform.TransformShape;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code OPQ28}: a rotation learned for product codes of 28 sub-quantizers, {@code PQ28} or {@code
 * PQ28x4fs}. Distances survive under every metric; see {@link OpqTraining} for how it is learned.
 */
public final class OpqFamily implements TransformFamily {
  /** Dimensions up to which learning takes minutes: it costs d³ per iteration. */
  static final int MOST_DIMENSIONS = 2_048;

  private static final Pattern TOKEN = Pattern.compile("OPQ([1-9][0-9]{0,6})");

  /** The family, ready to be registered. */
  public OpqFamily() {}

  @Override
  public String grammar() {
    return "OPQ28";
  }

  @Override
  public boolean accepts(String token) {
    return TOKEN.matcher(token).matches();
  }

  @Override
  public Transform train(String token, VectorSet sample, Metric metric, BuildOptions options) {
    Matcher matcher = TOKEN.matcher(token);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "\"%s\" is not of the form %s".formatted(token, grammar()));
    }
    int subQuantizers = Integer.parseInt(matcher.group(1));
    int dimension = sample.dimension();
    if (subQuantizers > dimension) {
      throw new IllegalArgumentException(
          "%s cuts vectors into %,d parts, they have dimension %,d"
              .formatted(token, subQuantizers, dimension));
    }
    if (dimension > MOST_DIMENSIONS) {
      throw new IllegalArgumentException(
          "%s learns rotations of up to %,d dimensions, vectors have %,d: put PCA%d in front"
              .formatted(token, MOST_DIMENSIONS, dimension, MOST_DIMENSIONS / 2));
    }
    double[][] rotation = OpqTraining.train(sample, subQuantizers, options);
    return transform(subQuantizers, LinearMap.of(new double[dimension], rotation), metric);
  }

  @Override
  public Transform read(SectionFile file, String prefix) throws IOException {
    TransformShape shape = TransformShape.read(file, prefix);
    shape.requireSquare(file, prefix);
    if (shape.number() < 1 || shape.number() > shape.inputDimension()) {
      throw TransformShape.corrupt(
          file,
          prefix,
          "%,d sub-quantizers of dimension %,d".formatted(shape.number(), shape.inputDimension()));
    }
    LinearMap map = LinearTransform.readMap(file, prefix, shape);
    return transform((int) shape.number(), map, shape.metric());
  }

  private static Transform transform(int subQuantizers, LinearMap map, Metric metric) {
    return new LinearTransform(
        new LinearTransform.Name("OPQ" + subQuantizers, subQuantizers), map, metric, true);
  }
}
