package dev.akin.vision.picture;

import java.util.Arrays;

/**
 * The first frame of a GIF, drawn on the white logical screen. Our own, because the JDK's codec
 * ends a truncated or lying picture silently with whatever rows it has.
 *
 * <pre>
 * signature · logical screen · [colour table] · { extension }* · image descriptor · [colour table] · code size · blocks
 * </pre>
 */
final class GifReader {
  private static final int EXTENSION = 0x21;
  private static final int IMAGE = 0x2c;
  private static final int GRAPHIC_CONTROL = 0xf9;

  private final byte[] bytes;
  private final DecodeLimits limits;
  private final ByteCursor cursor;
  private int transparentIndex = -1;

  private GifReader(byte[] bytes, DecodeLimits limits) {
    this.bytes = bytes;
    this.limits = limits;
    this.cursor = new ByteCursor("GIF", bytes);
  }

  static Picture read(byte[] bytes, DecodeLimits limits) throws PictureException {
    return new GifReader(bytes, limits).read();
  }

  private Picture read() throws PictureException {
    cursor.skip(6);
    int screenWidth = cursor.u16LittleEndian();
    int screenHeight = cursor.u16LittleEndian();
    int flags = cursor.u8();
    cursor.skip(2);
    int[] screenColors = readColors(flags);
    skipExtensions();
    Area frame =
        new Area(
            cursor.u16LittleEndian(),
            cursor.u16LittleEndian(),
            cursor.u16LittleEndian(),
            cursor.u16LittleEndian());
    // Browsers enlarge a screen that is smaller than its first frame; so do we.
    Area screen =
        new Area(
            0,
            0,
            Math.max(screenWidth, frame.left + frame.width),
            Math.max(screenHeight, frame.top + frame.height));
    limits.checkDimensions("GIF", screen.width, screen.height);
    limits.checkDimensions("GIF frame", frame.width, frame.height);
    int frameFlags = cursor.u8();
    int[] frameColors = readColors(frameFlags);
    int[] colors = frameColors.length > 0 ? frameColors : screenColors;
    byte[] indexes = GifPixels.read(cursor, frame.width * frame.height);
    byte[] rgb = new byte[3 * screen.width * screen.height];
    Arrays.fill(rgb, (byte) 255);
    int stored = 0;
    for (int row : rowOrder(frame.height, (frameFlags & 0x40) != 0)) {
      int at = 3 * ((frame.top + row) * screen.width + frame.left);
      for (int x = 0; x < frame.width; x++, at += 3) {
        put(rgb, at, indexes[stored++] & 0xff, colors);
      }
    }
    return Picture.owning(screen.width, screen.height, rgb);
  }

  private void put(byte[] rgb, int at, int index, int[] colors) throws PictureException {
    if (index == transparentIndex) {
      return;
    }
    if (index >= colors.length) {
      throw new PictureException("GIF: colour %d of a table of %d".formatted(index, colors.length));
    }
    rgb[at] = (byte) (colors[index] >> 16);
    rgb[at + 1] = (byte) (colors[index] >> 8);
    rgb[at + 2] = (byte) colors[index];
  }

  /** Which row each stored row is: interlaced frames come in four passes, coarse to fine. */
  private static int[] rowOrder(int height, boolean interlaced) {
    int[] firsts = interlaced ? new int[] {0, 4, 2, 1} : new int[] {0};
    int[] steps = interlaced ? new int[] {8, 8, 4, 2} : new int[] {1};
    int[] rows = new int[height];
    int stored = 0;
    for (int pass = 0; pass < firsts.length; pass++) {
      for (int row = firsts[pass]; row < height; row += steps[pass]) {
        rows[stored++] = row;
      }
    }
    return rows;
  }

  private int[] readColors(int flags) throws PictureException {
    if ((flags & 0x80) == 0) {
      return new int[0];
    }
    int[] colors = new int[2 << (flags & 7)];
    for (int index = 0; index < colors.length; index++) {
      colors[index] = cursor.u8() << 16 | cursor.u8() << 8 | cursor.u8();
    }
    return colors;
  }

  /** Ends behind the introducer of the first image. */
  private void skipExtensions() throws PictureException {
    for (int introducer = cursor.u8(); introducer != IMAGE; introducer = cursor.u8()) {
      if (introducer != EXTENSION) {
        throw cursor.broken("block %02x where the first image is expected".formatted(introducer));
      }
      int label = cursor.u8();
      for (int size = cursor.u8(); size != 0; size = cursor.u8()) {
        cursor.require(size);
        int at = cursor.position();
        if (label == GRAPHIC_CONTROL && size >= 4) {
          transparentIndex = (bytes[at] & 1) == 0 ? -1 : bytes[at + 3] & 0xff;
        }
        cursor.skip(size);
      }
    }
  }

  /** Where a frame lies on the logical screen, in pixels. */
  private record Area(int left, int top, int width, int height) {}
}
