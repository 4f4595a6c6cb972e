package dev.akin.vision.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;

/** Expected colours are libjpeg's (through Pillow 9.4), which image models were trained on. */
final class JpegReaderTest {
  private final PictureDecoder decoder = new PictureDecoder();

  @Test
  void cmykIsConverted() throws PictureException {
    assertBlocks(SamplePictures.CMYK_JPEG, 0xd71e2e, 0x165de1, 0xffffff);
  }

  @Test
  void ycckIsConverted() throws PictureException {
    assertBlocks(SamplePictures.YCCK_JPEG, rgb(12, 169, 206), rgb(222, 204, 36), rgb(1, 0, 2));
  }

  @Test
  void rgbIsLeftAlone() throws PictureException {
    int[] expected = {rgb(86, 141, 131), rgb(136, 141, 116), rgb(255, 128, 128)};
    assertBlocks(SamplePictures.ADOBE_RGB_JPEG, expected);
    assertBlocks(SamplePictures.NAMED_RGB_JPEG, expected);
  }

  @Test
  void plainYcbcrIsNotTakenForRgb() throws PictureException {
    int[] expected = {rgb(200, 30, 39), rgb(20, 60, 191), 0xffffff};
    assertBlocks(SamplePictures.PLAIN_JPEG, expected);
    assertBlocks(SamplePictures.PROGRESSIVE_JPEG, expected);
  }

  @Test
  void greysKeepTheirStoredValue() throws PictureException {
    BufferedImage grey = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 256; i++) {
      grey.getRaster().setSample(i % 16, i / 16, 0, 128);
    }
    // Java's getRGB would say 188.
    assertThat(decoder.decode(TestPictures.encode(grey, "jpeg")).rgb(5, 5)).isEqualTo(0x808080);
  }

  @Test
  void anyTruncationIsRefused() {
    byte[] whole = TestPictures.encode(TestPictures.noisy(120, 90, 4), "jpeg");
    for (int length = 3; length < whole.length; length += 7) {
      byte[] cut = java.util.Arrays.copyOf(whole, length);
      assertThatExceptionOfType(PictureException.class)
          .as("cut to %d of %d bytes", length, whole.length)
          .isThrownBy(() -> decoder.decode(cut))
          .withMessageStartingWith("JPEG: truncated");
    }
  }

  @Test
  void aScanThatEndsEarlyIsRefused() {
    byte[] whole =
        TestPictures.encode(TestPictures.drawn(640, 480, BufferedImage.TYPE_INT_RGB), "jpeg");
    byte[] cut = java.util.Arrays.copyOf(whole, whole.length / 2);
    cut[cut.length - 2] = (byte) 0xff;
    cut[cut.length - 1] = (byte) 0xd9;
    assertThatExceptionOfType(PictureException.class)
        .isThrownBy(() -> decoder.decode(cut))
        .withMessageStartingWith("JPEG: damaged or truncated");
  }

  @Test
  void aHeaderThatLiesAboutTheSizeIsRefused() {
    byte[] bytes = TestPictures.encode(TestPictures.noisy(16, 16, 5), "jpeg");
    int frame = indexOfFrame(bytes);
    bytes[frame + 5] = 0x20; // height 8,208
    assertThatExceptionOfType(PictureException.class)
        .isThrownBy(() -> decoder.decode(bytes))
        .withMessageStartingWith("JPEG: damaged or truncated");
    bytes[frame + 7] = 0x20; // width 8,208
    assertThatExceptionOfType(PictureException.class)
        .isThrownBy(() -> decoder.decode(bytes))
        .withMessage(
            "JPEG: the header says 8,208 × 8,208 = 67,371,264 pixels, the limit is 50,000,000");
  }

  @Test
  void scansWithoutEndAreRefused() {
    byte[] bytes = SamplePictures.PROGRESSIVE_JPEG;
    int scan = indexOf(bytes, 0xda);
    ByteArrayOutputStream many = new ByteArrayOutputStream();
    many.write(bytes, 0, scan);
    for (int i = 0; i < 100; i++) {
      int next = indexOf(bytes, 0xda, scan + 2);
      many.write(bytes, scan, next - scan);
    }
    many.write(bytes, scan, bytes.length - scan);
    assertThatExceptionOfType(PictureException.class)
        .isThrownBy(() -> decoder.decode(many.toByteArray()))
        .withMessageContaining("more than 64 scans");
  }

  @Test
  void otherProcessesAreNamed() {
    byte[] bytes = SamplePictures.PLAIN_JPEG.clone();
    bytes[indexOfFrame(bytes) + 1] = (byte) 0xc9;
    assertThatExceptionOfType(PictureException.class)
        .isThrownBy(() -> decoder.decode(bytes))
        .withMessageContaining("coding process SOF9");
  }

  private void assertBlocks(byte[] jpeg, int... expected) throws PictureException {
    Picture picture = decoder.decode(jpeg);
    assertThat(picture.width()).isEqualTo(16);
    assertThat(picture.height()).isEqualTo(12);
    int[] actual = {picture.rgb(3, 3), picture.rgb(12, 3), picture.rgb(3, 10)};
    for (int block = 0; block < 3; block++) {
      for (int shift = 0; shift < 24; shift += 8) {
        assertThat(actual[block] >> shift & 0xff)
            .as("block %d of %06x, expected %06x", block, actual[block], expected[block])
            .isBetween(
                (expected[block] >> shift & 0xff) - 1, (expected[block] >> shift & 0xff) + 1);
      }
    }
  }

  private static int rgb(int red, int green, int blue) {
    return red << 16 | green << 8 | blue;
  }

  private static int indexOfFrame(byte[] bytes) {
    return indexOf(bytes, 0xc0);
  }

  private static int indexOf(byte[] bytes, int marker) {
    return indexOf(bytes, marker, 0);
  }

  private static int indexOf(byte[] bytes, int marker, int start) {
    for (int i = start; i + 1 < bytes.length; i++) {
      if (bytes[i] == (byte) 0xff && bytes[i + 1] == (byte) marker) {
        return i;
      }
    }
    throw new AssertionError("no marker ff %02x".formatted(marker));
  }
}
