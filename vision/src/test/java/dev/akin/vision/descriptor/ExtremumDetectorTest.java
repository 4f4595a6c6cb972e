package dev.akin.vision.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.akin.vision.descriptor.GreyScenes.Shade;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExtremumDetectorTest {
  private static List<KeyPoint> points(GreyImage image, double contrast) {
    ExtremumDetector detector = new ExtremumDetector(contrast, 10);
    List<KeyPoint> points = new ArrayList<>();
    ScaleSpace.visit(
        image,
        octave ->
            detector
                .points(octave)
                .forEach(point -> points.add(point.inPicture(octave.pixelSize()))));
    return points;
  }

  /**
   * For a blob of standard deviation s, G(kσ) − G(σ) has in the centre the height s²/(s² + k²σ²) −
   * s²/(s² + σ²), whose extremum lies at kσ² = s². The picture counts as blurred when it comes.
   */
  private static double expectedScale(double blobSigma) {
    double camera = ScaleSpace.CAMERA_SIGMA * ScaleSpace.CAMERA_SIGMA;
    double k = Math.pow(2, 1.0 / ScaleSpace.INTERVALS);
    return Math.sqrt((blobSigma * blobSigma - camera) / k);
  }

  @ParameterizedTest
  @CsvSource({
    "60, 60, 2.5",
    "61.3, 58.8, 3",
    "59.5, 60.5, 4.2",
    "63.7, 61.2, 6",
    "60.1, 59.9, 8.5"
  })
  void aBlobIsFoundWhereItIsAndAsLargeAsItIs(double x, double y, double sigma) {
    GreyImage image = GreyScenes.image(121, 121, GreyScenes.blob(x, y, sigma, 0.8));
    List<KeyPoint> points = points(image, 0.03);
    assertThat(points).isNotEmpty();
    for (KeyPoint point : points) {
      assertThat(point.x()).isCloseTo((float) x, within(0.15f));
      assertThat(point.y()).isCloseTo((float) y, within(0.15f));
      assertThat((double) point.scale())
          .isCloseTo(expectedScale(sigma), within(0.06 * expectedScale(sigma)));
    }
  }

  @Test
  void darkBlobsAreFoundAsBrightOnesAre() {
    Shade blob = GreyScenes.blob(40, 40, 3, 0.7);
    List<KeyPoint> bright = points(GreyScenes.image(81, 81, blob), 0.03);
    List<KeyPoint> dark = points(GreyScenes.image(81, 81, (x, y) -> 1 - blob.at(x, y)), 0.03);
    assertThat(dark).hasSameSizeAs(bright).isNotEmpty();
    assertThat(dark.getFirst().x()).isCloseTo(bright.getFirst().x(), within(1e-3f));
    assertThat(dark.getFirst().scale()).isCloseTo(bright.getFirst().scale(), within(1e-3f));
  }

  @Test
  void faintBlobsAreFoundBelowTheirContrastAlone() {
    GreyImage faint = GreyScenes.image(81, 81, GreyScenes.blob(40, 40, 3, 0.1));
    assertThat(points(faint, 0.03)).isEmpty();
    assertThat(points(faint, 0.003)).isNotEmpty();
  }

  @Test
  void edgesAreNoPoints() {
    GreyImage edge =
        GreyScenes.image(121, 121, (x, y) -> 1 / (1 + Math.exp(-(0.9 * x + 0.4 * y - 78) / 1.5)));
    List<KeyPoint> inside =
        points(edge, 0.01).stream()
            .filter(point -> point.x() > 20 && point.x() < 100 && point.y() > 20 && point.y() < 100)
            .toList();
    assertThat(inside).isEmpty();
  }

  @Test
  void oneGreyHasNoPoints() {
    assertThat(points(GreyScenes.image(64, 64, (x, y) -> 0.5), 0)).isEmpty();
  }
}
