package dev.akin.core.transform;

import java.util.List;

/** Maps through one step after the other. */
final class ChainMapper implements VectorMapper {
  private final VectorMapper[] mappers;
  private final float[][] between;

  ChainMapper(List<Transform> steps) {
    mappers = steps.stream().map(Transform::mapper).toArray(VectorMapper[]::new);
    between = new float[steps.size() - 1][];
    for (int i = 0; i < between.length; i++) {
      between[i] = new float[steps.get(i).outputDimension()];
    }
  }

  @Override
  public boolean row(float[] in, float[] out) {
    boolean inside = true;
    for (int i = 0; i < mappers.length; i++) {
      inside &= mappers[i].row(source(i, in), target(i, out));
    }
    return inside;
  }

  @Override
  public DistanceMap query(float[] in, float[] out) {
    DistanceMap distances = DistanceMap.IDENTITY;
    for (int i = 0; i < mappers.length; i++) {
      distances = distances.after(mappers[i].query(source(i, in), target(i, out)));
    }
    return distances;
  }

  private float[] source(int i, float[] in) {
    return i == 0 ? in : between[i - 1];
  }

  private float[] target(int i, float[] out) {
    return i == between.length ? out : between[i];
  }
}
