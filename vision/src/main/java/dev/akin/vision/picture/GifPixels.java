package dev.akin.vision.picture;

/**
 * The LZW codes of a GIF frame as colour indexes. A code stands for an earlier string plus one
 * byte; the table of strings is rebuilt while reading, codes grow from {@code codeSize + 1} to 12
 * bits.
 */
final class GifPixels {
  private static final int MAXIMUM_CODES = 1 << 12;

  private final ByteCursor cursor;
  private final byte[] target;
  private final int clearCode;
  private final int[] prefix = new int[MAXIMUM_CODES];
  private final byte[] suffix = new byte[MAXIMUM_CODES];
  private final byte[] first = new byte[MAXIMUM_CODES];
  private final int[] length = new int[MAXIMUM_CODES];
  private int written;
  private int blockBytes;
  private int bitBuffer;
  private int bits;

  private GifPixels(ByteCursor cursor, int codeSize, int pixels) {
    this.cursor = cursor;
    this.clearCode = 1 << codeSize;
    this.target = new byte[pixels];
    for (int code = 0; code < clearCode; code++) {
      suffix[code] = first[code] = (byte) code;
      length[code] = 1;
    }
  }

  /**
   * Reads the indexes of a frame, row by row as stored.
   *
   * @param cursor at the code size; ends somewhere behind the last code used
   * @throws PictureException if the codes end before {@code pixels} are complete or make no sense
   */
  static byte[] read(ByteCursor cursor, int pixels) throws PictureException {
    int codeSize = cursor.u8();
    if (codeSize < 2 || codeSize > 8) {
      throw cursor.broken("LZW code size %d is outside 2 … 8".formatted(codeSize));
    }
    GifPixels frame = new GifPixels(cursor, codeSize, pixels);
    frame.readCodes();
    return frame.target;
  }

  private void readCodes() throws PictureException {
    int endCode = clearCode + 1;
    int next = clearCode + 2;
    int previous = -1;
    while (written < target.length) {
      int code = nextCode(next);
      if (code == endCode) {
        throw new PictureException(
            "GIF: truncated: %,d of %,d pixels".formatted(written, target.length));
      }
      if (code == clearCode) {
        next = clearCode + 2;
        previous = -1;
        continue;
      }
      boolean known = code < clearCode || (code > endCode && code < next);
      if (!known && (code != next || previous < 0)) {
        throw cursor.broken("LZW code %d of a table of %d".formatted(code, next));
      }
      if (previous >= 0 && next < MAXIMUM_CODES) {
        prefix[next] = previous;
        first[next] = first[previous];
        suffix[next] = first[known ? code : previous];
        length[next] = length[previous] + 1;
        next++;
      }
      write(code);
      previous = code;
    }
  }

  /** Strings are linked from their last byte to their first, so they are written backwards. */
  private void write(int code) {
    int end = written + length[code];
    int link = code;
    for (int at = end - 1; at >= written; at--) {
      if (at < target.length) {
        target[at] = suffix[link];
      }
      link = prefix[link];
    }
    written = Math.min(end, target.length);
  }

  /** The next code, as wide as the table with {@code next} entries needs it. */
  private int nextCode(int next) throws PictureException {
    int width = 32 - Integer.numberOfLeadingZeros(Math.min(next, MAXIMUM_CODES - 1));
    while (bits < width) {
      if (blockBytes == 0) {
        blockBytes = cursor.u8();
        if (blockBytes == 0) {
          throw new PictureException(
              "GIF: truncated: %,d of %,d pixels".formatted(written, target.length));
        }
      }
      bitBuffer |= cursor.u8() << bits;
      bits += 8;
      blockBytes--;
    }
    int code = bitBuffer & (1 << width) - 1;
    bitBuffer >>>= width;
    bits -= width;
    return code;
  }
}
