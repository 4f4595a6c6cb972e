package dev.akin.vision.descriptor;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Key points as extrema of the difference of Gaussians in space and scale (Lowe 2004 §3.1, §4): a
 * sample above or below all its 26 neighbors, moved to the extremum of the parabola through them,
 * kept if it has contrast there and is no edge. Each point comes once per dominant orientation.
 */
final class ExtremumDetector implements PointDetector {
  /** A sample may have less contrast than the extremum between the samples. */
  private static final double SAMPLE_SHARE = 0.8;

  private final double contrast;
  private final double edgeRatio;

  ExtremumDetector(double contrast, double edgeRatio) {
    this.contrast = contrast;
    this.edgeRatio = edgeRatio;
  }

  @Override
  public List<OrientedPoint> points(Octave octave) {
    // Two samples may be moved to one extremum.
    Set<ScalePoint> places = new LinkedHashSet<>();
    for (int level = 1; level <= ScaleSpace.INTERVALS; level++) {
      GreyImage middle = octave.difference(level);
      for (int y = 1; y < middle.height() - 1; y++) {
        collect(octave, level, y, places);
      }
    }
    List<OrientedPoint> points = new ArrayList<>();
    for (ScalePoint place : places) {
      for (float turn : Orientations.of(octave.gradients(place), place)) {
        points.add(new OrientedPoint(place, turn));
      }
    }
    return points;
  }

  private void collect(Octave octave, int level, int y, Set<ScalePoint> places) {
    float least = (float) (SAMPLE_SHARE * contrast);
    float[][] around = new float[9][];
    for (int i = 0; i < around.length; i++) {
      around[i] = octave.difference(level + i / 3 - 1).rows()[y + i % 3 - 1];
    }
    float[] row = around[4];
    for (int x = 1; x < row.length - 1; x++) {
      if (Math.abs(row[x]) > least && isExtremum(around, x)) {
        refined(octave, new Sample(x, y, level)).ifPresent(places::add);
      }
    }
  }

  /** Whether the middle of nine rows is above or below its 26 neighbors. */
  private static boolean isExtremum(float[][] around, int x) {
    float[] row = around[4];
    float value = row[x];
    float sign = Math.signum(value);
    float high = sign * value;
    if (sign * row[x - 1] >= high || sign * row[x + 1] >= high) {
      return false;
    }
    for (int i = 0; i < around.length; i++) {
      float[] other = around[i];
      if (i != 4
          && (sign * other[x] >= high
              || sign * other[x - 1] >= high
              || sign * other[x + 1] >= high)) {
        return false;
      }
    }
    return true;
  }

  /** Column, row and level of a sample. */
  private record Sample(int x, int y, int level) {
    boolean isInside(Octave octave) {
      GreyImage image = octave.difference(0);
      return x >= 1
          && x < image.width() - 1
          && y >= 1
          && y < image.height() - 1
          && level >= 1
          && level <= ScaleSpace.INTERVALS;
    }
  }

  /** §4: steps to the sample nearest to the extremum, at most five times. */
  private Optional<ScalePoint> refined(Octave octave, Sample start) {
    Sample sample = start;
    for (int step = 0; step < 5 && sample.isInside(octave); step++) {
      Parabola parabola = Parabola.at(octave, sample.x, sample.y, sample.level);
      double[] offset = parabola.extremum();
      if (offset.length == 0) {
        return Optional.empty();
      }
      if (isNear(offset)) {
        return Math.abs(parabola.value(offset)) < contrast || parabola.isEdge(edgeRatio)
            ? Optional.empty()
            : Optional.of(
                new ScalePoint(
                    (float) (sample.x + offset[0]),
                    (float) (sample.y + offset[1]),
                    (float) (sample.level + offset[2])));
      }
      sample =
          new Sample(
              (int) Math.rint(sample.x + offset[0]),
              (int) Math.rint(sample.y + offset[1]),
              (int) Math.rint(sample.level + offset[2]));
    }
    return Optional.empty();
  }

  private static boolean isNear(double[] offset) {
    return Math.abs(offset[0]) <= 0.5 && Math.abs(offset[1]) <= 0.5 && Math.abs(offset[2]) <= 0.5;
  }
}
