package dev.akin.vision.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

final class WebpReaderTest {
  private static final int RED = 0xc81e28;
  private static final int BLUE = 0x143cbe;
  private static final int WHITE = 0xffffff;

  /** Half transparent (0, 128, 0) on white. */
  private static final int PALE_GREEN = 0x7fbf7f;

  private final PictureDecoder decoder = new PictureDecoder();

  @Test
  void losslessKeepsEveryPixel() throws PictureException {
    assertThat(corners(SamplePictures.LOSSLESS_WEBP)).containsExactly(RED, WHITE, WHITE, BLUE);
  }

  @Test
  void lossyKeepsColorsNearly() throws PictureException {
    assertNear(corners(SamplePictures.LOSSY_WEBP), 12, RED, WHITE, WHITE, BLUE);
  }

  @Test
  void transparencyIsFlattenedOnWhite() throws PictureException {
    assertNear(corners(SamplePictures.LOSSLESS_ALPHA_WEBP), 1, RED, WHITE, PALE_GREEN, BLUE);
    assertNear(corners(SamplePictures.LOSSY_ALPHA_WEBP), 12, RED, WHITE, PALE_GREEN, BLUE);
  }

  @Test
  void anAnimationGivesItsFirstFrame() throws PictureException {
    assertThat(corners(SamplePictures.ANIMATED_WEBP)).containsExactly(RED, WHITE, WHITE, BLUE);
  }

  @Test
  void exifOrientationIsApplied() throws PictureException {
    Picture picture = decoder.decode(SamplePictures.TURNED_WEBP);
    assertThat(picture.width()).isEqualTo(12);
    assertThat(picture.height()).isEqualTo(16);
    // A quarter turn clockwise takes the left upper corner to the right.
    assertThat(
            new int[] {
              picture.rgb(2, 2), picture.rgb(9, 2), picture.rgb(2, 13), picture.rgb(9, 13)
            })
        .containsExactly(WHITE, RED, BLUE, WHITE);
  }

  @Test
  void anyTruncationIsRefused() {
    for (byte[] whole :
        new byte[][] {
          SamplePictures.LOSSLESS_WEBP,
          SamplePictures.LOSSY_WEBP,
          SamplePictures.LOSSY_ALPHA_WEBP,
          SamplePictures.ANIMATED_WEBP
        }) {
      for (int length = 12; length < whole.length; length++) {
        byte[] cut = Arrays.copyOf(whole, length);
        assertThatExceptionOfType(PictureException.class)
            .as("cut to %d of %d bytes", length, whole.length)
            .isThrownBy(() -> decoder.decode(cut))
            .withMessageStartingWith("WebP: truncated");
      }
    }
  }

  @Test
  void dataThatEndBeforeThePictureAreRefused() {
    // Damaged code lengths make the codec want far more bits than there are.
    byte[] bytes = SamplePictures.TURNED_WEBP.clone();
    byte[] damage = HexFormat.of().parseHex("cde21c7894f131db968d77584dfe637e4a7de130");
    System.arraycopy(damage, 0, bytes, 58, damage.length);
    assertThatExceptionOfType(PictureException.class)
        .isThrownBy(() -> decoder.decode(bytes))
        .withMessageContaining("the data end before the picture does");
  }

  @Test
  void sizesAreCheckedByTheHeader() {
    byte[] lossless = SamplePictures.LOSSLESS_WEBP.clone();
    lossless[21] = (byte) 0xff; // 14 bits of width, 14 bits of height, both at their most
    lossless[22] = (byte) 0xff;
    lossless[23] = (byte) 0xff;
    lossless[24] |= 0x0f;
    assertThatExceptionOfType(PictureException.class)
        .isThrownBy(() -> decoder.decode(lossless))
        .withMessage(
            "WebP: the header says 16,384 × 16,384 = 268,435,456 pixels, the limit is 50,000,000");
    byte[] lossy = SamplePictures.LOSSY_WEBP.clone();
    lossy[27] = 0x3f;
    lossy[29] = 0x3f;
    assertThatExceptionOfType(PictureException.class)
        .isThrownBy(() -> decoder.decode(lossy))
        .withMessageContaining("the limit is 50,000,000");
    byte[] canvas = SamplePictures.LOSSY_ALPHA_WEBP.clone();
    canvas[25] = 0x7f;
    canvas[28] = 0x7f;
    assertThatExceptionOfType(PictureException.class)
        .isThrownBy(() -> decoder.decode(canvas))
        .withMessageContaining("the limit is 50,000,000");
  }

  private int[] corners(byte[] bytes) throws PictureException {
    Picture picture = decoder.decode(bytes);
    assertThat(picture.width()).isEqualTo(16);
    assertThat(picture.height()).isEqualTo(12);
    return new int[] {picture.rgb(2, 2), picture.rgb(13, 2), picture.rgb(2, 9), picture.rgb(13, 9)};
  }

  private static void assertNear(int[] actual, int tolerance, int... expected) {
    for (int corner = 0; corner < expected.length; corner++) {
      for (int shift = 0; shift < 24; shift += 8) {
        int wanted = expected[corner] >> shift & 0xff;
        assertThat(actual[corner] >> shift & 0xff)
            .as("corner %d is %06x, expected %06x", corner, actual[corner], expected[corner])
            .isBetween(wanted - tolerance, wanted + tolerance);
      }
    }
  }
}
