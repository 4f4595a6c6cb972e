package dev.akin.vision.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;

final class GifReaderTest {
  private final PictureDecoder decoder = new PictureDecoder();

  @Test
  void manyColorsFillTheCodeTableSeveralTimes() throws Exception {
    BufferedImage image = palette256(211, 173);
    assertThat(decoder.decode(write(image, false))).isEqualTo(Picture.of(image));
  }

  @Test
  void interlacedRowsComeBackInOrder() throws Exception {
    for (int height : new int[] {1, 2, 3, 4, 5, 7, 8, 9, 16, 37}) {
      BufferedImage image = palette256(13, height);
      assertThat(decoder.decode(write(image, true))).isEqualTo(Picture.of(image));
    }
  }

  @Test
  void aTransparentBackgroundBecomesWhite() throws Exception {
    byte[] red = {(byte) 200, 0};
    byte[] zero = {0, 0};
    IndexColorModel colors = new IndexColorModel(1, 2, red, zero, zero, 1);
    BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_BINARY, colors);
    image.getRaster().setSample(3, 3, 0, 1);
    Picture picture = decoder.decode(write(image, false));
    assertThat(picture.rgb(0, 0)).isEqualTo(0xc80000);
    assertThat(picture.rgb(3, 3)).isEqualTo(0xffffff);
  }

  @Test
  void aFrameSmallerThanItsScreenLiesOnWhite() throws PictureException {
    // A screen of 4 × 3 with one red pixel at (2, 1): clear code, colour 1, end code.
    byte[] gif =
        HexFormat.of()
            .parseHex(
                "474946383961"
                    + "04000300800000"
                    + "000000ff0000"
                    + "2c020001000100010000"
                    + "02024c0100"
                    + "3b");
    Picture picture = decoder.decode(gif);
    assertThat(picture.width()).isEqualTo(4);
    assertThat(picture.height()).isEqualTo(3);
    assertThat(picture.rgb(2, 1)).isEqualTo(0xff0000);
    assertThat(picture.rgb(1, 1)).isEqualTo(0xffffff);
  }

  @Test
  void truncationOfTheFirstFrameIsRefused() throws IOException {
    byte[] whole = write(palette256(60, 50), false);
    // Behind the last pixel come at most an end code, the block terminator and the trailer.
    for (int length = 6; length < whole.length - 6; length += 3) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatExceptionOfType(PictureException.class)
          .as("cut to %d of %d bytes", length, whole.length)
          .isThrownBy(() -> decoder.decode(cut))
          .withMessageStartingWith("GIF: truncated");
    }
  }

  @Test
  void aHeaderThatLiesAboutTheSizeIsRefused() throws IOException {
    BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_INDEXED);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.RED);
    graphics.fillRect(0, 0, 4, 4);
    graphics.dispose();
    byte[] bytes = write(image, false);
    int descriptor = indexOfDescriptor(bytes);
    bytes[descriptor + 6] = 0x10; // width 4,104
    assertThatExceptionOfType(PictureException.class)
        .isThrownBy(() -> decoder.decode(bytes))
        .withMessageContaining("truncated: 64 of 32,832 pixels");
    bytes[descriptor + 8] = 0x40; // height 16,392
    assertThatExceptionOfType(PictureException.class)
        .isThrownBy(() -> decoder.decode(bytes))
        .withMessage(
            "GIF: the header says 4,104 × 16,392 = 67,272,768 pixels, the limit is 50,000,000");
  }

  private static int indexOfDescriptor(byte[] bytes) {
    byte[] descriptor = HexFormat.of().parseHex("2c0000000008000800");
    for (int i = 13; i + descriptor.length <= bytes.length; i++) {
      if (Arrays.equals(bytes, i, i + descriptor.length, descriptor, 0, descriptor.length)) {
        return i;
      }
    }
    throw new AssertionError("no image descriptor");
  }

  private static BufferedImage palette256(int width, int height) {
    Random random = new Random(7);
    byte[] colors = new byte[3 * 256];
    random.nextBytes(colors);
    IndexColorModel palette = new IndexColorModel(8, 256, colors, 0, false);
    BufferedImage image =
        new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, palette);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image
            .getRaster()
            .setSample(x, y, 0, random.nextInt(4) == 0 ? random.nextInt(256) : (x + y) / 9 % 256);
      }
    }
    return image;
  }

  private static byte[] write(BufferedImage image, boolean interlaced) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    ImageWriteParam parameters = writer.getDefaultWriteParam();
    parameters.setProgressiveMode(
        interlaced ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream output = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(output);
      writer.write(
          null,
          new IIOImage(
              image,
              null,
              writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), parameters)),
          parameters);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
