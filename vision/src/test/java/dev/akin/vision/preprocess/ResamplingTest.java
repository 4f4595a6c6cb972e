package dev.akin.vision.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.akin.vision.picture.Picture;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected bytes and checksums are Pillow 9.4's for the same pictures. */
final class ResamplingTest {
  @Test
  void bilinearReduction() {
    assertThat(samples(Resampling.BILINEAR.resize(pattern(7, 5), 3, 2)))
        .containsExactly(
            22, 32, 14, 83, 98, 48, 140, 164, 82, 48, 56, 22, 109, 122, 78, 137, 188, 134);
  }

  @Test
  void bicubicReduction() {
    assertThat(samples(Resampling.BICUBIC.resize(pattern(7, 5), 3, 2)))
        .containsExactly(
            16, 25, 11, 82, 96, 46, 143, 167, 81, 46, 53, 19, 114, 124, 80, 136, 195, 141);
  }

  @Test
  void nearestReduction() {
    assertThat(samples(Resampling.NEAREST.resize(pattern(7, 5), 3, 2)))
        .containsExactly(
            20, 34, 16, 76, 96, 48, 188, 158, 80, 46, 58, 26, 102, 120, 78, 214, 182, 130);
  }

  @Test
  void bilinearEnlargement() {
    assertThat(samples(Resampling.BILINEAR.resize(pattern(3, 2), 5, 4)))
        .startsWith(0, 0, 0, 3, 12, 4, 7, 31, 11, 20, 50, 18, 28, 62, 22, 3, 1, 0, 6, 13, 5);
  }

  @ParameterizedTest
  @CsvSource({
    "97, 61, 40, 30, NEAREST, 29ff9aa3",
    "97, 61, 40, 30, LANCZOS, 0793d4c8",
    "97, 61, 40, 30, BILINEAR, ccfe31ec",
    "97, 61, 40, 30, BICUBIC, 589bb221",
    "97, 61, 224, 224, NEAREST, 22d6e78a",
    "97, 61, 224, 224, LANCZOS, 0393a144",
    "97, 61, 224, 224, BILINEAR, 5fa8a2ab",
    "97, 61, 224, 224, BICUBIC, dba06a19",
    "640, 3, 17, 90, NEAREST, e92173c0",
    "640, 3, 17, 90, LANCZOS, aa8a714e",
    "640, 3, 17, 90, BILINEAR, 87934e21",
    "640, 3, 17, 90, BICUBIC, 31b903cd",
    "300, 200, 300, 64, BILINEAR, d4bbe030",
    "300, 200, 300, 64, BICUBIC, de9dfd6f",
    "300, 200, 96, 200, BILINEAR, d238bd29",
    "300, 200, 96, 200, BICUBIC, 7b80b7d6",
    "1200, 1600, 224, 224, BILINEAR, 9f7c9f28",
    "1200, 1600, 224, 224, BICUBIC, a2851f30",
    "1200, 1600, 224, 224, LANCZOS, 6da308b9",
  })
  void everyByteIsPillows(
      int width, int height, int newWidth, int newHeight, Resampling filter, String checksum) {
    Picture resized = filter.resize(pattern(width, height), newWidth, newHeight);
    CRC32 crc = new CRC32();
    byte[] row = new byte[3 * newWidth];
    for (int y = 0; y < newHeight; y++) {
      resized.copyRow(y, row);
      crc.update(row);
    }
    assertThat("%08x".formatted(crc.getValue())).isEqualTo(checksum);
  }

  @Test
  void theSameSizeIsTheSamePicture() {
    Picture picture = pattern(9, 9);
    assertThat(Resampling.BICUBIC.resize(picture, 9, 9)).isSameAs(picture);
  }

  @Test
  void aLineOfPixelsBecomesAPicture() {
    byte[] rgb = new byte[3 * 65_535];
    Arrays.fill(rgb, (byte) 200);
    Picture resized = Resampling.BILINEAR.resize(Picture.of(1, 65_535, rgb), 224, 3);
    assertThat(resized.width()).isEqualTo(224);
    assertThat(resized.rgb(223, 2)).isEqualTo(0xc8c8c8);
  }

  @Test
  void nothingCannotBeDrawn() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> Resampling.BILINEAR.resize(pattern(2, 2), 0, 5))
        .withMessage("a picture cannot be resized to 0 × 5");
  }

  private static Picture pattern(int width, int height) {
    byte[] rgb = new byte[3 * width * height];
    int at = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        rgb[at++] = (byte) (x * x * 7 + y * 13);
        rgb[at++] = (byte) (x * 31 + y * y * 3);
        rgb[at++] = (byte) (x * y * 5 + x * 11);
      }
    }
    return Picture.of(width, height, rgb);
  }

  private static int[] samples(Picture picture) {
    int[] samples = new int[3 * picture.width() * picture.height()];
    byte[] row = new byte[3 * picture.width()];
    int at = 0;
    for (int y = 0; y < picture.height(); y++) {
      picture.copyRow(y, row);
      for (byte sample : row) {
        samples[at++] = sample & 0xff;
      }
    }
    return samples;
  }
}
