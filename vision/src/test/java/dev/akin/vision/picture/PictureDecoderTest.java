package dev.akin.vision.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PictureDecoderTest {
  private final PictureDecoder decoder = new PictureDecoder();

  @ParameterizedTest
  @ValueSource(strings = {"png", "gif"})
  void losslessFormatsKeepEveryPixel(String format) throws PictureException {
    BufferedImage image = TestPictures.drawn(61, 47, BufferedImage.TYPE_INT_RGB);
    assertThat(decoder.decode(TestPictures.encode(image, format))).isEqualTo(Picture.of(image));
  }

  @Test
  void jpegKeepsColorsNearly() throws PictureException {
    BufferedImage image = TestPictures.noisy(96, 64, 1);
    Picture decoded = decoder.decode(TestPictures.encode(image, "jpeg"));
    assertThat(meanDifference(decoded, Picture.of(image))).isLessThan(3);
  }

  @Test
  void aFileIsReadFromItsPath(@TempDir Path folder) throws Exception {
    BufferedImage image = TestPictures.drawn(20, 30, BufferedImage.TYPE_INT_RGB);
    Path file = Files.write(folder.resolve("a.png"), TestPictures.encode(image, "png"));
    assertThat(decoder.decode(file)).isEqualTo(Picture.of(image));
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> decoder.decode(folder.resolve("missing.png")));
  }

  @Test
  void otherBytesAreNoPicture() {
    assertThatExceptionOfType(PictureException.class)
        .isThrownBy(() ->
            decoder.decode("hello, world".getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
        .withMessage(
            "not a JPEG, PNG, WebP or GIF: 12 bytes starting with 68 65 6c 6c 6f 2c 20 77");
    assertThatExceptionOfType(PictureException.class)
        .isThrownBy(() -> decoder.decode(new byte[0]))
        .withMessage("not a JPEG, PNG, WebP or GIF: 0 bytes starting with nothing");
  }

  @Test
  void tooManyBytesAreRefused(@TempDir Path folder) throws IOException {
    PictureDecoder small = new PictureDecoder(DecodeLimits.defaults().withMaxBytes(100));
    Path file = Files.write(folder.resolve("a.png"), new byte[101]);
    assertThatExceptionOfType(PictureException.class)
        .isThrownBy(() -> small.decode(file))
        .withMessage("picture of 101 bytes, the limit is 100");
    assertThatExceptionOfType(PictureException.class)
        .isThrownBy(() -> small.decode(new byte[101]))
        .withMessage("picture of 101 bytes, the limit is 100");
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "gif", "jpeg"})
  void tooManyPixelsAreRefusedByTheHeader(String format) {
    byte[] bytes = TestPictures.encode(TestPictures.noisy(50, 40, 2), format);
    PictureDecoder small = new PictureDecoder(DecodeLimits.defaults().withMaxPixels(1_999));
    assertThatExceptionOfType(PictureException.class)
        .isThrownBy(() -> small.decode(bytes))
        .withMessageContaining("50 × 40 = 2,000 pixels, the limit is 1,999");
  }

  @Test
  void hugeJpegsAreReadMoreCoarsely() throws PictureException {
    BufferedImage image = TestPictures.noisy(401, 300, 3);
    byte[] bytes = TestPictures.encode(image, "jpeg");
    PictureDecoder coarse = new PictureDecoder(DecodeLimits.defaults().withSubsampleAbove(20_000));
    Picture decoded = coarse.decode(bytes);
    // 401 × 300 / 2² is still above 20,000 pixels, / 3² is not.
    assertThat(decoded.width()).isEqualTo(134);
    assertThat(decoded.height()).isEqualTo(100);
    Picture full = Picture.of(image);
    assertThat(decoded.rgb(100, 50) >> 16 & 0xff)
        .isCloseTo(full.rgb(300, 150) >> 16 & 0xff, within(6));
  }

  private static double meanDifference(Picture a, Picture b) {
    assertThat(a.width()).isEqualTo(b.width());
    assertThat(a.height()).isEqualTo(b.height());
    byte[] rowA = new byte[3 * a.width()];
    byte[] rowB = new byte[3 * a.width()];
    double sum = 0;
    for (int y = 0; y < a.height(); y++) {
      a.copyRow(y, rowA);
      b.copyRow(y, rowB);
      for (int i = 0; i < rowA.length; i++) {
        sum += Math.abs((rowA[i] & 0xff) - (rowB[i] & 0xff));
      }
    }
    return sum / (3.0 * a.width() * a.height());
  }
}
