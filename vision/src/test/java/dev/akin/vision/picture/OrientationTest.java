package dev.akin.vision.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OrientationTest {
  private static final int LETTER_WIDTH = 3;
  private static final int LETTER_HEIGHT = 5;

  /** What the reader should see: no turn and no mirror leaves the letter F as it is. */
  private static final String UPRIGHT = "### #.. ##. #.. #..";

  /** How a camera stores it under each orientation, 1 … 8. */
  private static final String[] STORED = {
    "### #.. ##. #.. #..",
    "### ..# .## ..# ..#",
    "..# ..# .## ..# ###",
    "#.. #.. ##. #.. ###",
    "##### #.#.. #....",
    "#.... #.#.. #####",
    "....# ..#.# #####",
    "##### ..#.# ....#",
  };

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyOrientationComesUpright(int orientation) {
    Picture upright = Orientation.upright(letter(STORED[orientation - 1]), orientation);
    assertThat(upright).isEqualTo(letter(UPRIGHT));
    assertThat(upright.width()).isEqualTo(LETTER_WIDTH);
    assertThat(upright.height()).isEqualTo(LETTER_HEIGHT);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void jpegsAreTurned(int orientation) throws PictureException {
    BufferedImage image = TestPictures.noisy(48, 32, 9);
    Picture picture =
        new PictureDecoder().decode(withExif(TestPictures.encode(image, "jpeg"), orientation));
    boolean turned = orientation >= 5;
    assertThat(picture.width()).isEqualTo(turned ? 32 : 48);
    assertThat(picture.height()).isEqualTo(turned ? 48 : 32);
    Picture stored = new PictureDecoder().decode(TestPictures.encode(image, "jpeg"));
    assertThat(picture).isEqualTo(Orientation.upright(stored, orientation));
  }

  @Test
  void nonsenseCountsAsUpright() throws PictureException {
    byte[] jpeg = TestPictures.encode(TestPictures.noisy(48, 32, 9), "jpeg");
    Picture plain = new PictureDecoder().decode(jpeg);
    assertThat(new PictureDecoder().decode(withExif(jpeg, 0))).isEqualTo(plain);
    assertThat(new PictureDecoder().decode(withExif(jpeg, 9))).isEqualTo(plain);
    byte[] broken = withExif(jpeg, 6);
    broken[12] = 'X'; // the byte order mark
    assertThat(new PictureDecoder().decode(broken)).isEqualTo(plain);
  }

  private static Picture letter(String rows) {
    String[] lines = rows.split(" ", -1);
    int width = lines[0].length();
    byte[] rgb = new byte[3 * width * lines.length];
    for (int i = 0; i < width * lines.length; i++) {
      byte value = (byte) (lines[i / width].charAt(i % width) == '#' ? 0 : 255);
      rgb[3 * i] = rgb[3 * i + 1] = rgb[3 * i + 2] = value;
    }
    return Picture.of(width, lines.length, rgb);
  }

  /** The JPEG with an EXIF segment, little-endian, that holds an orientation alone. */
  private static byte[] withExif(byte[] jpeg, int orientation) {
    ByteBuffer segment = ByteBuffer.allocate(36).order(ByteOrder.LITTLE_ENDIAN);
    segment.put(new byte[] {(byte) 0xff, (byte) 0xe1, 0, 34, 'E', 'x', 'i', 'f', 0, 0});
    segment.put(new byte[] {'I', 'I', 42, 0}).putInt(8);
    segment.putShort((short) 1);
    segment.putShort((short) 0x112).putShort((short) 3).putInt(1).putInt(orientation);
    segment.putInt(0);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(jpeg, 0, 2);
    bytes.writeBytes(segment.array());
    bytes.write(jpeg, 2, jpeg.length - 2);
    return bytes.toByteArray();
  }
}
