package dev.akin.vision.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.akin.vision.picture.Picture;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class GridDetectorTest {
  private static List<KeyPoint> points(Picture picture, double contrast) {
    return new DescriptorExtractor(
            DescriptorParameters.defaults().withDetector(Detector.DENSE).withContrast(contrast))
        .extract(picture).stream().map(LocalDescriptor::point).toList();
  }

  @Test
  void pointsStandUprightInThreeSizesAndWholeDescriptorsApartFromTheBorder() {
    Picture texture = GreyScenes.picture(128, 96, GreyScenes.texture(128, new SplittableRandom(3)));
    List<KeyPoint> points = points(texture, 0);
    assertThat(points.stream().map(KeyPoint::scale).distinct()).hasSize(3);
    for (KeyPoint point : points) {
      assertThat(point.orientation()).isZero();
      float half = 6 * point.scale();
      assertThat(point.x()).isBetween(half - 1, 127 - half + 1);
      assertThat(point.y()).isBetween(half - 1, 95 - half + 1);
    }
  }

  @Test
  void theGridStandsInTheMiddle() {
    List<KeyPoint> points =
        points(GreyScenes.picture(100, 100, GreyScenes.texture(100, new SplittableRandom(4))), 0);
    double meanX = points.stream().mapToDouble(KeyPoint::x).average().orElseThrow();
    assertThat(meanX).isCloseTo(49.5, within(0.2));
  }

  @Test
  void flatPlacesAreLeftOut() {
    Picture half = GreyScenes.picture(128, 128, (x, y) -> x < 64 ? 0.5 : 0.5 + 0.4 * Math.sin(x));
    List<KeyPoint> points = points(half, 0.02);
    assertThat(points).isNotEmpty().allMatch(point -> point.x() > 64 - 6 * point.scale());
    assertThat(points(half, 0).size()).isGreaterThan(points.size());
  }
}
