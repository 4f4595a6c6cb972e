package dev.akin.vision.descriptor;

import java.util.List;

/** Says where in an octave there is something to describe. Immutable. */
sealed interface PointDetector permits ExtremumDetector, GridDetector {
  /** The points of an octave, no two equal, in an order that is always the same. */
  List<OrientedPoint> points(Octave octave);

  static PointDetector of(DescriptorParameters parameters) {
    return switch (parameters.detector()) {
      case DOG -> new ExtremumDetector(parameters.contrast(), parameters.edgeRatio());
      case DENSE -> new GridDetector(parameters.contrast());
    };
  }
}
