package dev.akin.vision.picture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * What the markers of a JPEG say, from the first to the end-of-image marker, and the same JPEG
 * without the segments that carry no pixels: thumbnails, colour profiles and comments never reach
 * the codec.
 *
 * @param components 1 grey, 3 colour, 4 CMYK or YCCK
 * @param adobeTransform the colour transform of an Adobe segment: 0 none, 1 YCbCr, 2 YCCK; -1
 *     without such a segment
 * @param namedRgb whether the components are called R, G and B
 * @param pixelBytes start of image, the segments that the codec needs, end of image
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never leaves the package
record JpegStructure(
    int width,
    int height,
    int components,
    int adobeTransform,
    boolean namedRgb,
    int orientation,
    byte[] pixelBytes) {
  private static final int START_OF_SCAN = 0xda;
  private static final int END_OF_IMAGE = 0xd9;

  /** Progressive pictures in the wild have about ten; each one costs a pass over all pixels. */
  private static final int MAXIMUM_SCANS = 64;

  static JpegStructure of(byte[] bytes, DecodeLimits limits) throws PictureException {
    return new Walk(bytes, limits).structure();
  }

  /** One pass over the markers. */
  private static final class Walk {
    private final byte[] bytes;
    private final DecodeLimits limits;
    private final ByteCursor cursor;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private int width;
    private int height;
    private int components;
    private int adobeTransform = -1;
    private boolean namedRgb;
    private int orientation = 1;
    private int scans;

    Walk(byte[] bytes, DecodeLimits limits) {
      this.bytes = bytes;
      this.limits = limits;
      this.cursor = new ByteCursor("JPEG", bytes);
    }

    JpegStructure structure() throws PictureException {
      cursor.skip(2);
      kept.write(0xff);
      kept.write(0xd8);
      for (int marker = nextMarker(); marker != END_OF_IMAGE; marker = nextMarker()) {
        readSegment(marker);
      }
      kept.write(0xff);
      kept.write(END_OF_IMAGE);
      if (scans == 0) {
        throw cursor.broken("the picture ends before its first scan");
      }
      return new JpegStructure(
          width, height, components, adobeTransform, namedRgb, orientation, kept.toByteArray());
    }

    private int nextMarker() throws PictureException {
      int value = cursor.u8();
      if (value != 0xff) {
        throw cursor.broken("a marker must start with ff, found %02x".formatted(value));
      }
      while (value == 0xff) {
        value = cursor.u8();
      }
      return value;
    }

    private void readSegment(int marker) throws PictureException {
      if (marker == 0 || marker == 1 || (marker >= 0xd0 && marker <= 0xd8)) {
        throw cursor.broken("marker ff %02x in front of a segment".formatted(marker));
      }
      int start = cursor.position();
      int length = cursor.u16();
      if (length < 2) {
        throw cursor.broken("segment ff %02x of %d bytes".formatted(marker, length));
      }
      cursor.skip(length - 2L);
      ByteCursor segment = new ByteCursor("JPEG", bytes, start + 2, start + length);
      boolean application = marker >= 0xe0 && marker <= 0xef;
      if (isStartOfFrame(marker)) {
        readFrame(marker, segment);
      } else if (marker == 0xe1 && startsWith(segment, "Exif\0\0")) {
        orientation = ExifOrientation.of(bytes, segment.position() + 6, start + length);
      } else if (marker == 0xee && startsWith(segment, "Adobe") && segment.remaining() >= 12) {
        adobeTransform = bytes[segment.position() + 11] & 0xff;
      }
      if ((!application || marker == 0xee) && marker != 0xfe) {
        kept.write(0xff);
        kept.write(marker);
        kept.write(bytes, start, length);
      }
      if (marker == START_OF_SCAN) {
        readScan();
      }
    }

    private static boolean isStartOfFrame(int marker) {
      // c4, c8 and cc are tables and extensions among the frames' codes.
      return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    private boolean startsWith(ByteCursor segment, String name) {
      byte[] expected = name.getBytes(ISO_8859_1);
      int at = segment.position();
      return segment.remaining() >= expected.length
          && Arrays.equals(bytes, at, at + expected.length, expected, 0, expected.length);
    }

    private void readFrame(int marker, ByteCursor segment) throws PictureException {
      if (marker > 0xc2) {
        throw cursor.broken(
            "coding process SOF%d; supported are baseline, extended and progressive (SOF0 … SOF2)"
                .formatted(marker - 0xc0));
      }
      if (components != 0) {
        throw cursor.broken("a second frame header");
      }
      int precision = segment.u8();
      if (precision != 8) {
        throw cursor.broken("%d bits per sample; supported are 8".formatted(precision));
      }
      height = segment.u16();
      width = segment.u16();
      limits.checkDimensions("JPEG", width, height);
      components = segment.u8();
      if (components != 1 && components != 3 && components != 4) {
        throw cursor.broken("%d components; supported are 1, 3 and 4".formatted(components));
      }
      segment.require(3L * components);
      int at = segment.position();
      namedRgb =
          components == 3 && bytes[at] == 'R' && bytes[at + 3] == 'G' && bytes[at + 6] == 'B';
    }

    /**
     * Entropy-coded bytes: ff is followed by 00 (a data byte ff), a restart marker, or the next
     * segment.
     */
    private void readScan() throws PictureException {
      if (components == 0) {
        throw cursor.broken("a scan in front of the frame header");
      }
      if (++scans > MAXIMUM_SCANS) {
        throw cursor.broken("more than %d scans".formatted(MAXIMUM_SCANS));
      }
      int start = cursor.position();
      int at = start;
      while (at + 1 < bytes.length && !(bytes[at] == (byte) 0xff && endsScan(bytes[at + 1]))) {
        at++;
      }
      if (at + 1 >= bytes.length) {
        throw new PictureException(
            "JPEG: truncated: no end-of-image marker in %,d bytes".formatted(bytes.length));
      }
      cursor.skip(at - start);
      kept.write(bytes, start, at - start);
    }

    private static boolean endsScan(byte afterMarkerPrefix) {
      int code = afterMarkerPrefix & 0xff;
      return code != 0 && code != 0xff && (code < 0xd0 || code > 0xd7);
    }
  }
}
