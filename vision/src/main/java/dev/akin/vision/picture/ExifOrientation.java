package dev.akin.vision.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The orientation in an EXIF block, and nothing else of it.
 *
 * <pre>
 * offset 0  "II" little-endian or "MM" big-endian
 *        2  42
 *        4  offset of the first directory, u32
 * there     number of entries u16, then 12 bytes each: tag u16 · type u16 · count u32 · value or its offset, 4 bytes
 * </pre>
 *
 * <p>One bounded loop over at most 65,535 entries; a damaged block says nothing.
 */
final class ExifOrientation {
  private static final int UPRIGHT = 1;
  private static final int TAG = 0x112;
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int ENTRY_BYTES = 12;

  private ExifOrientation() {}

  /** The orientation, 1 … 8, in the TIFF block {@code bytes[start, end)}; 1 if it has none. */
  static int of(byte[] bytes, int start, int end) {
    ByteBuffer block = ByteBuffer.wrap(bytes, start, end - start).slice();
    if (block.remaining() < 8) {
      return UPRIGHT;
    }
    int mark = block.getShort(0);
    if (mark != 0x4949 && mark != 0x4d4d) {
      return UPRIGHT;
    }
    block.order(mark == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    long directory = block.getInt(4) & 0xffff_ffffL;
    if (block.getShort(2) != 42 || directory + 2 > block.limit()) {
      return UPRIGHT;
    }
    return ofDirectory(block, (int) directory);
  }

  private static int ofDirectory(ByteBuffer block, int directory) {
    int entries = block.getShort(directory) & 0xffff;
    for (int entry = 0; entry < entries; entry++) {
      int at = directory + 2 + entry * ENTRY_BYTES;
      if (at + ENTRY_BYTES > block.limit()) {
        return UPRIGHT;
      }
      if (block.getShort(at) == TAG) {
        int value =
            switch (block.getShort(at + 2)) {
              case SHORT -> block.getShort(at + 8);
              case LONG -> block.getInt(at + 8);
              default -> UPRIGHT;
            };
        return value >= 1 && value <= 8 ? value : UPRIGHT;
      }
    }
    return UPRIGHT;
  }
}
