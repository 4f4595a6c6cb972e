package dev.akin.vision.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.akin.vision.picture.Picture;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class PreprocessorTest {
  @Test
  void planesAreRedGreenBlueAndNormalised() {
    Preprocessor preprocessor =
        read(
            """
            {"size": {"height": 2, "width": 3}, "image_mean": [0.5, 0.4, 0.3], "image_std": [0.5, 0.25, 0.2]}
            """);
    Picture picture = Picture.of(3, 2, filled(6, 255, 102, 0));
    FloatBuffer target = FloatBuffer.allocate(preprocessor.size() + 2);
    preprocessor.write(picture, target, 1);
    assertThat(preprocessor.size()).isEqualTo(18);
    assertThat(target.get(0)).isZero();
    assertThat(target.get(19)).isZero();
    for (int pixel = 0; pixel < 6; pixel++) {
      assertThat(target.get(1 + pixel)).isCloseTo(1f, within(1e-6f));
      assertThat(target.get(7 + pixel)).isCloseTo(0f, within(1e-6f));
      assertThat(target.get(13 + pixel)).isCloseTo(-1.5f, within(1e-6f));
    }
  }

  @Test
  void theMiddleIsCropped() {
    Preprocessor preprocessor =
        read(
            """
            {"size": {"shortest_edge": 4}, "do_center_crop": true, "crop_size": 2,
             "do_rescale": false, "do_normalize": false}
            """);
    byte[] rgb = new byte[3 * 8 * 4];
    for (int x = 0; x < 8; x++) {
      for (int y = 0; y < 4; y++) {
        rgb[3 * (y * 8 + x)] = (byte) (10 * x + y);
      }
    }
    // The shorter side already has 4 pixels; columns 3 and 4 of rows 1 and 2 remain.
    assertThat(numbers(preprocessor, Picture.of(8, 4, rgb))).startsWith(31, 41, 32, 42, 0);
  }

  @Test
  void aSmallPictureIsFramedInBlack() {
    Preprocessor preprocessor =
        read(
            """
            {"do_resize": false, "do_center_crop": true, "crop_size": {"height": 3, "width": 4},
             "do_rescale": false, "do_normalize": false}
            """);
    assertThat(numbers(preprocessor, Picture.of(1, 1, filled(1, 9, 8, 7))))
        .containsExactly(
            0, 0, 0, 0, 0, 0, 9, 0, 0, 0, 0, 0, //
            0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0, 0, //
            0, 0, 0, 0, 0, 0, 7, 0, 0, 0, 0, 0);
  }

  @Test
  void theLongerSideFollowsRoundedDown() {
    Resizing shortest = new Resizing.ShortestEdge(224, Resampling.BILINEAR);
    Picture portrait = shortest.apply(Picture.of(101, 150, new byte[3 * 101 * 150]));
    assertThat(portrait.width()).isEqualTo(224);
    assertThat(portrait.height()).isEqualTo(332);
    Picture landscape = shortest.apply(Picture.of(150, 101, new byte[3 * 101 * 150]));
    assertThat(landscape.width()).isEqualTo(332);
    assertThat(landscape.height()).isEqualTo(224);
  }

  @Test
  void anExtremelyLongPictureIsCutToItsMiddle() {
    Resizing shortest = new Resizing.ShortestEdge(224, Resampling.BILINEAR);
    Picture line = shortest.apply(Picture.of(65_535, 1, new byte[3 * 65_535]));
    assertThat(line.width()).isEqualTo(16 * 224);
    assertThat(line.height()).isEqualTo(224);
  }

  private static float[] numbers(Preprocessor preprocessor, Picture picture) {
    FloatBuffer target = FloatBuffer.allocate(preprocessor.size());
    preprocessor.write(picture, target, 0);
    return target.array();
  }

  private static byte[] filled(int pixels, int red, int green, int blue) {
    byte[] rgb = new byte[3 * pixels];
    for (int pixel = 0; pixel < pixels; pixel++) {
      rgb[3 * pixel] = (byte) red;
      rgb[3 * pixel + 1] = (byte) green;
      rgb[3 * pixel + 2] = (byte) blue;
    }
    return rgb;
  }

  private static Preprocessor read(String json) {
    return PreprocessorFormat.read("config", json.getBytes(StandardCharsets.UTF_8));
  }
}
