package dev.akin.vision.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;

final class PngReaderTest {
  private final PictureDecoder decoder = new PictureDecoder();

  @Test
  void transparencyIsFlattenedOnWhite() throws PictureException {
    BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, 0xff102030);
    image.setRGB(1, 0, 0x00102030);
    image.setRGB(2, 0, 0x80000000);
    Picture picture = decoder.decode(TestPictures.encode(image, "png"));
    assertThat(picture.rgb(0, 0)).isEqualTo(0x102030);
    assertThat(picture.rgb(1, 0)).isEqualTo(0xffffff);
    assertThat(picture.rgb(2, 0)).isEqualTo(0x7f7f7f);
  }

  @Test
  void greysKeepTheirStoredValue() throws PictureException {
    for (int type :
        new int[] {
          BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY,
        }) {
      BufferedImage grey = new BufferedImage(2, 1, type);
      grey.getRaster().setSample(0, 0, 0, type == BufferedImage.TYPE_BYTE_GRAY ? 128 : 128 * 257);
      Picture picture = decoder.decode(TestPictures.encode(grey, "png"));
      assertThat(picture.rgb(0, 0)).isEqualTo(0x808080);
      assertThat(picture.rgb(1, 0)).isEqualTo(0);
    }
  }

  @Test
  void blackAndWhiteStaysBlackAndWhite() throws PictureException {
    BufferedImage image = new BufferedImage(9, 2, BufferedImage.TYPE_BYTE_BINARY);
    image.setRGB(4, 1, 0xffffffff);
    assertThat(decoder.decode(TestPictures.encode(image, "png"))).isEqualTo(Picture.of(image));
  }

  @Test
  void anyTruncationIsRefused() {
    byte[] whole = TestPictures.encode(TestPictures.noisy(40, 30, 1), "png");
    for (int length = 8; length < whole.length; length += 5) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatExceptionOfType(PictureException.class)
          .as("cut to %d of %d bytes", length, whole.length)
          .isThrownBy(() -> decoder.decode(cut))
          .withMessageStartingWith("PNG: truncated");
    }
  }

  @Test
  void aFlippedBitIsFoundByTheChecksum() {
    byte[] bytes = TestPictures.encode(TestPictures.noisy(40, 30, 1), "png");
    bytes[bytes.length / 2] ^= 4;
    assertThatExceptionOfType(PictureException.class)
        .isThrownBy(() -> decoder.decode(bytes))
        .withMessageMatching("PNG: chunk at 33: checksum [0-9a-f]{8}, expected [0-9a-f]{8}");
  }

  @Test
  void fewerPixelsThanAnnouncedAreRefused() {
    byte[] bytes = png(5_000, 5_000, deflated(new byte[100]), new byte[0]);
    assertThatExceptionOfType(PictureException.class)
        .isThrownBy(() -> decoder.decode(bytes))
        .withMessageStartingWith("PNG: damaged or truncated");
  }

  @Test
  void aBombIsRefusedByItsHeader() {
    byte[] bytes = png(60_000, 60_000, deflated(new byte[1 << 20]), new byte[0]);
    assertThatExceptionOfType(PictureException.class)
        .isThrownBy(() -> decoder.decode(bytes))
        .withMessage(
            "PNG: the header says 60,000 × 60,000 = 3,600,000,000 pixels, the limit is 50,000,000");
    byte[] line = png(40_000_000, 1, deflated(new byte[1 << 20]), new byte[0]);
    assertThatExceptionOfType(PictureException.class)
        .isThrownBy(() -> decoder.decode(line))
        .withMessage("PNG: the header says 40,000,000 × 1 pixels, the limit of a side is 65,535");
  }

  @Test
  void compressedTextsAreNeverInflated() throws PictureException {
    // 64 MiB of zeros in a text chunk, which the JDK's codec would inflate for a picture with a
    // palette.
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    text.writeBytes("a\0\0".getBytes(StandardCharsets.ISO_8859_1));
    byte[] block = new byte[1 << 20];
    byte[] out = new byte[1 << 16];
    for (int i = 0; i < 64; i++) {
      deflater.setInput(block);
      while (!deflater.needsInput()) {
        text.write(out, 0, deflater.deflate(out));
      }
    }
    deflater.finish();
    while (!deflater.finished()) {
      text.write(out, 0, deflater.deflate(out));
    }
    deflater.end();
    byte[] row = {0, 10, 20, 30};
    Picture picture = decoder.decode(png(1, 1, deflated(row), text.toByteArray()));
    assertThat(picture.rgb(0, 0)).isEqualTo(0x0a141e);
  }

  /** A PNG in 8-bit RGB, with a compressed text if that is not empty. */
  private static byte[] png(int width, int height, byte[] pixels, byte[] text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes("\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1));
    byte[] header =
        ByteBuffer.allocate(13)
            .putInt(width)
            .putInt(height)
            .put(new byte[] {8, 2, 0, 0, 0})
            .array();
    bytes.writeBytes(chunk("IHDR", header));
    if (text.length > 0) {
      bytes.writeBytes(chunk("zTXt", text));
    }
    bytes.writeBytes(chunk("IDAT", pixels));
    bytes.writeBytes(chunk("IEND", new byte[0]));
    return bytes.toByteArray();
  }

  private static byte[] chunk(String tag, byte[] data) {
    byte[] name = tag.getBytes(StandardCharsets.ISO_8859_1);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(data);
    return ByteBuffer.allocate(12 + data.length)
        .putInt(data.length)
        .put(name)
        .put(data)
        .putInt((int) crc.getValue())
        .array();
  }

  private static byte[] deflated(byte[] data) {
    Deflater deflater = new Deflater();
    deflater.setInput(data);
    deflater.finish();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] out = new byte[1 << 12];
    while (!deflater.finished()) {
      bytes.write(out, 0, deflater.deflate(out));
    }
    deflater.end();
    return bytes.toByteArray();
  }
}
