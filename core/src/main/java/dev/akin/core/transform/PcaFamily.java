package dev.akin.core.transform;

import dev.akin.core.file.SectionFile;
import dev.akin.core.index.BuildOptions;
import dev.akin.core.linear.SecondMoment;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code PCA128} and {@code PCAW128}: the 128 directions in which the sample varies most, the
 * second with equal variance in each.
 *
 * <p>{@code PCA} loses what lies in the other directions: an l2 (or cosine) distance behind it is
 * never more than the one in front, up to rounding, and an inner product lacks the share of those
 * directions. Under l2 and cosine directions are those around the mean; under dot they are those
 * around zero, because a shift would change the order of inner products. With as many directions as
 * dimensions it is a rotation, and distances survive.
 *
 * <p>{@code PCAW} changes the metric: differences count in units of the sample's standard deviation
 * along each direction (the Mahalanobis distance within the kept directions), so that no direction
 * dominates. All are scaled alike so that distances are on average those of {@code PCA}: an
 * estimate in the metric's own units, not a bound. Directions in which the sample does not vary
 * count nothing.
 */
public final class PcaFamily implements TransformFamily {
  private static final Pattern TOKEN = Pattern.compile("PCA(W?)([1-9][0-9]{0,6})");

  /** The family, ready to be registered. */
  public PcaFamily() {}

  @Override
  public String grammar() {
    return "PCA128, PCAW128";
  }

  @Override
  public boolean accepts(String token) {
    return TOKEN.matcher(token).matches();
  }

  @Override
  public Transform train(String token, VectorSet sample, Metric metric, BuildOptions options) {
    Matcher matcher = TOKEN.matcher(token);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("\"%s\" is none of %s".formatted(token, grammar()));
    }
    boolean whitens = !matcher.group(1).isEmpty();
    int count = Integer.parseInt(matcher.group(2));
    int dimension = sample.dimension();
    if (count > dimension) {
      throw new IllegalArgumentException(
          "%s keeps %,d directions, vectors have dimension %,d".formatted(token, count, dimension));
    }
    double[] center = metric == Metric.DOT ? new double[dimension] : SecondMoment.mean(sample);
    PrincipalAxes axes = PrincipalAxes.of(sample, center, count, options);
    double[][] rows = whitens ? whitened(axes) : axes.axes();
    return transform(whitens, LinearMap.of(center, rows), metric);
  }

  /** Axis i times √(mean variance / variance i). */
  private static double[][] whitened(PrincipalAxes axes) {
    double mean = 0;
    for (double variance : axes.variances()) {
      mean += variance / axes.variances().length;
    }
    double[][] rows = new double[axes.axes().length][];
    for (int i = 0; i < rows.length; i++) {
      double variance = axes.variances()[i];
      double scale = variance == 0 ? 0 : Math.sqrt(mean / variance);
      rows[i] = axes.axes()[i].clone();
      for (int j = 0; j < rows[i].length; j++) {
        rows[i][j] *= scale;
      }
    }
    return rows;
  }

  @Override
  public Transform read(SectionFile file, String prefix) throws IOException {
    TransformShape shape = TransformShape.read(file, prefix);
    if (shape.outputDimension() > shape.inputDimension() || shape.number() >>> 1 != 0) {
      throw TransformShape.corrupt(
          file,
          prefix,
          "dimensions %,d and %,d, whitening %,d"
              .formatted(shape.inputDimension(), shape.outputDimension(), shape.number()));
    }
    LinearMap map = LinearTransform.readMap(file, prefix, shape);
    return transform(shape.number() == 1, map, shape.metric());
  }

  private static Transform transform(boolean whitens, LinearMap map, Metric metric) {
    String specification = (whitens ? "PCAW" : "PCA") + map.matrix().size();
    boolean isRotation = !whitens && map.matrix().size() == map.center().length;
    return new LinearTransform(
        new LinearTransform.Name(specification, whitens ? 1 : 0), map, metric, isRotation);
  }
}
