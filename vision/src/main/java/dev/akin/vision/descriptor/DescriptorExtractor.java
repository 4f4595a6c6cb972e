package dev.akin.vision.descriptor;

import dev.akin.vision.picture.Picture;
import dev.akin.vision.preprocess.Resampling;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A picture's local descriptors (SIFT; Lowe: Distinctive Image Features from Scale-Invariant
 * Keypoints, IJCV 2004). Bright and dark, small and large, however turned, the same thing gets
 * descriptors at a small L2 distance.
 *
 * <ol>
 *   <li>§3 the picture, doubled, at ever coarser scales; extrema of their differences
 *   <li>§4 refined between the samples; low contrast and edges are left out
 *   <li>§5 a dominant orientation each, or several
 *   <li>§6 histograms of the gradients around each, relative to its scale and orientation
 * </ol>
 *
 * <p>Deviations: a lower default contrast (small photos have few points at Lowe's 0.03);
 * orientations come from the Gaussian window of the sub-pixel position. It fails on what has no
 * texture, on repeated patterns (all alike), and under changes of viewpoint beyond some 30°.
 *
 * <p>Immutable; any number of threads may extract at once. The same picture gives the same
 * descriptors on every machine. Costs about 0.3 µs and 60 bytes of passing memory per pixel of the
 * doubled picture.
 */
public final class DescriptorExtractor {
  private final DescriptorParameters parameters;
  private final PointDetector detector;

  public DescriptorExtractor(DescriptorParameters parameters) {
    this.parameters = parameters;
    this.detector = PointDetector.of(parameters);
  }

  /**
   * The descriptors of a picture, by the position of their points: from the top, left to right.
   * Empty where nothing stands out.
   */
  public List<LocalDescriptor> extract(Picture picture) {
    Picture reduced = Resampling.BILINEAR.reduce(picture, parameters.longestSide());
    float reduction = (float) picture.width() / reduced.width();
    GradientHistogram histogram = new GradientHistogram();
    List<LocalDescriptor> descriptors = new ArrayList<>();
    ScaleSpace.visit(
        GreyImage.of(reduced),
        octave -> {
          float pixelSize = octave.pixelSize() * reduction;
          for (OrientedPoint point : detector.points(octave)) {
            byte[] vector =
                histogram.of(octave.gradients(point.place()), point.place(), point.turn());
            descriptors.add(new LocalDescriptor(point.inPicture(pixelSize), vector));
          }
        });
    descriptors.sort(Comparator.comparing(LocalDescriptor::point, KeyPoint.ORDER));
    return descriptors;
  }
}
