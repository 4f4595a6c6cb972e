package dev.akin.vision.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.akin.vision.picture.Picture;
import org.junit.jupiter.api.Test;

final class GreyImageTest {
  @Test
  void greyIsLuma() {
    byte[] rgb = {(byte) 255, 0, 0, 0, (byte) 255, 0, 0, 0, (byte) 255, (byte) 255, (byte) 255, -1};
    float[] row = GreyImage.of(Picture.of(4, 1, rgb)).rows()[0];
    assertThat(row[0]).isCloseTo(0.299f, within(1e-6f));
    assertThat(row[1]).isCloseTo(0.587f, within(1e-6f));
    assertThat(row[2]).isCloseTo(0.114f, within(1e-6f));
    assertThat(row[3]).isEqualTo(1f);
  }

  @Test
  void doublingKeepsPixelsAndPutsTheirMeansBetween() {
    GreyImage doubled = new GreyImage(new float[][] {{0, 1}, {0.5f, 0.25f}}).doubled();
    assertThat(doubled.rows())
        .isDeepEqualTo(
            new float[][] {{0, 0.5f, 1}, {0.25f, 0.4375f, 0.625f}, {0.5f, 0.375f, 0.25f}});
  }

  @Test
  void halvingUndoesDoubling() {
    GreyImage image = GreyScenes.image(5, 4, (x, y) -> (x * 7 + y * 3) % 5 / 5.0);
    assertThat(image.doubled().halved().rows()).isDeepEqualTo(image.rows());
  }

  @Test
  void aSinglePixelStaysOne() {
    GreyImage pixel = GreyScenes.image(1, 1, (x, y) -> 0.5);
    assertThat(pixel.doubled().width()).isEqualTo(1);
    assertThat(pixel.halved().height()).isEqualTo(1);
  }
}
