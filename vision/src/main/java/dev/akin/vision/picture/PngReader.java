package dev.akin.vision.picture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Set;
import java.util.zip.CRC32;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * PNG through the JDK's codec, which gets the chunks that carry pixels, with their checksums
 * verified, and nothing else: compressed texts and colour profiles would be inflated without a
 * bound.
 */
final class PngReader {
  private static final int SIGNATURE_BYTES = 8;
  private static final int CHUNK_OVERHEAD = 12;
  private static final Set<String> PIXEL_CHUNKS = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");
  private static final int MAXIMUM_EXIF_BYTES = 1 << 20;

  private final byte[] bytes;
  private final DecodeLimits limits;
  private final ByteCursor cursor;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private int orientation = 1;

  private PngReader(byte[] bytes, DecodeLimits limits) {
    this.bytes = bytes;
    this.limits = limits;
    this.cursor = new ByteCursor("PNG", bytes);
  }

  static Picture read(byte[] bytes, DecodeLimits limits) throws PictureException {
    return new PngReader(bytes, limits).read();
  }

  private Picture read() throws PictureException {
    cursor.skip(SIGNATURE_BYTES);
    kept.write(bytes, 0, SIGNATURE_BYTES);
    String first = readChunk();
    if (!first.equals("IHDR")) {
      throw cursor.broken("the first chunk is " + first + ", not IHDR");
    }
    boolean pixels = false;
    for (String tag = readChunk(); !tag.equals("IEND"); tag = readChunk()) {
      pixels |= tag.equals("IDAT");
    }
    if (!pixels) {
      throw cursor.broken("no IDAT chunk");
    }
    return Orientation.upright(decode(kept.toByteArray()), orientation);
  }

  private String readChunk() throws PictureException {
    int start = cursor.position();
    long length = cursor.u32();
    String tag = cursor.tag();
    cursor.require(length + 4);
    int dataStart = cursor.position();
    cursor.skip(length);
    long stored = cursor.u32();
    if (PIXEL_CHUNKS.contains(tag)) {
      checkCrc(start, (int) length, stored);
      if (tag.equals("IHDR")) {
        checkHeader(dataStart, (int) length);
      }
      kept.write(bytes, start, (int) length + CHUNK_OVERHEAD);
    } else if (tag.equals("eXIf") && length <= MAXIMUM_EXIF_BYTES) {
      orientation = ExifOrientation.of(bytes, dataStart, dataStart + (int) length);
    }
    return tag;
  }

  private void checkHeader(int start, int length) throws PictureException {
    ByteCursor header = new ByteCursor("PNG", bytes, start, start + length);
    limits.checkDimensions("PNG", header.u32(), header.u32());
  }

  private void checkCrc(int chunkStart, int length, long stored) throws PictureException {
    CRC32 crc = new CRC32();
    crc.update(bytes, chunkStart + 4, length + 4);
    if (crc.getValue() != stored) {
      throw new PictureException(
          "PNG: chunk at %,d: checksum %08x, expected %08x"
              .formatted(chunkStart, crc.getValue(), stored));
    }
  }

  private static Picture decode(byte[] clean) throws PictureException {
    ImageReader reader = JavaCodec.of("png");
    try (ImageInputStream input = new ByteArrayInput(clean)) {
      reader.setInput(input, true, true);
      return Picture.of(reader.read(0));
    } catch (IOException e) {
      throw new PictureException("PNG: damaged or truncated (" + e.getMessage() + ")", e);
    } finally {
      reader.dispose();
    }
  }
}
