package dev.akin.vision.picture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * What the chunks of a WebP say, and its first picture as a file of its own.
 *
 * <p>A simple file holds one chunk {@code VP8 } (lossy) or {@code VP8L} (lossless). An extended one
 * starts with {@code VP8X} and may hold {@code ALPH} in front of {@code VP8 }, {@code EXIF}, colour
 * profiles, and animation frames ({@code ANMF}), whose payload after 16 bytes is again ALPH, VP8 or
 * VP8L.
 *
 * @param width of the first picture
 * @param still the first picture as a WebP file without anything else
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never leaves the package
record WebpStructure(int width, int height, int orientation, byte[] still) {
  private static final int RIFF_HEADER = 12;
  private static final int FRAME_HEADER = 16;
  private static final int MAXIMUM_EXIF_BYTES = 1 << 20;
  private static final int ALPHA_FLAG = 0x10;

  static WebpStructure of(byte[] bytes, DecodeLimits limits) throws PictureException {
    return new Walk(bytes, limits).structure();
  }

  private record Chunk(int start, int dataStart, int dataEnd) {}

  /** One pass over the chunks. */
  private static final class Walk {
    private final byte[] bytes;
    private final DecodeLimits limits;
    private final ByteCursor file;
    private int width;
    private int height;
    private int orientation = 1;
    private boolean animated;
    private @Nullable Chunk alpha;
    private @Nullable Chunk lossy;
    private @Nullable Chunk lossless;

    Walk(byte[] bytes, DecodeLimits limits) throws PictureException {
      this.bytes = bytes;
      this.limits = limits;
      ByteCursor header = new ByteCursor("WebP", bytes);
      header.skip(4);
      long size = header.u32LittleEndian();
      header.require(size);
      if (size < 4) {
        throw header.broken("a RIFF of " + size + " bytes");
      }
      file = new ByteCursor("WebP", bytes, RIFF_HEADER, 8 + (int) size);
    }

    WebpStructure structure() throws PictureException {
      while (file.remaining() >= 8) {
        readChunk(file);
      }
      ByteArrayOutputStream still = new ByteArrayOutputStream();
      if (lossless != null) {
        readLosslessSize(lossless);
        copy(lossless, still);
      } else if (lossy != null) {
        readLossySize(lossy);
        if (alpha != null) {
          writeExtendedHeader(still);
          copy(alpha, still);
        }
        copy(lossy, still);
      } else {
        throw file.broken("no picture chunk (VP8, VP8L)");
      }
      return new WebpStructure(width, height, orientation, riff(still.toByteArray()));
    }

    private void readChunk(ByteCursor from) throws PictureException {
      int start = from.position();
      String tag = from.tag();
      long length = from.u32LittleEndian();
      from.require(length);
      Chunk chunk = new Chunk(start, from.position(), from.position() + (int) length);
      // Chunks are padded to an even length; some writers forget it at the end.
      from.skip(Math.min(length + (length & 1), from.remaining()));
      switch (tag) {
        case "VP8X" -> checkCanvas(chunk);
        case "ALPH" -> alpha = alpha == null && lossy == null ? chunk : alpha;
        case "VP8 " -> lossy = lossy == null && lossless == null ? chunk : lossy;
        case "VP8L" -> lossless = lossy == null && lossless == null ? chunk : lossless;
        case "EXIF" -> readExif(chunk);
        case "ANMF" -> readFrame(chunk);
        default -> {}
      }
    }

    private void checkCanvas(Chunk chunk) throws PictureException {
      ByteCursor data = data(chunk);
      data.skip(4);
      limits.checkDimensions("WebP", data.u24LittleEndian() + 1, data.u24LittleEndian() + 1);
    }

    private void readFrame(Chunk chunk) throws PictureException {
      if (animated) {
        return;
      }
      animated = true;
      ByteCursor payload = data(chunk);
      payload.skip(FRAME_HEADER);
      while (payload.remaining() >= 8) {
        readChunk(payload);
      }
    }

    private void readExif(Chunk chunk) {
      int start = chunk.dataStart;
      // Some writers keep the prefix that JPEG wants.
      if (chunk.dataEnd - start >= 6
          && new String(bytes, start, 6, ISO_8859_1).equals("Exif\0\0")) {
        start += 6;
      }
      if (chunk.dataEnd - start <= MAXIMUM_EXIF_BYTES) {
        orientation = ExifOrientation.of(bytes, start, chunk.dataEnd);
      }
    }

    private void readLosslessSize(Chunk chunk) throws PictureException {
      ByteCursor data = data(chunk);
      int signature = data.u8();
      if (signature != 0x2f) {
        throw data.broken("VP8L signature %02x, expected 2f".formatted(signature));
      }
      int packed = (int) data.u32LittleEndian();
      setSize((packed & 0x3fff) + 1, (packed >> 14 & 0x3fff) + 1);
    }

    private void readLossySize(Chunk chunk) throws PictureException {
      ByteCursor data = data(chunk);
      if ((data.u24LittleEndian() & 1) != 0) {
        throw data.broken("VP8 starts with a frame that is no key frame");
      }
      int startCode = data.u24LittleEndian();
      if (startCode != 0x2a019d) {
        throw data.broken("VP8 start code %06x, expected 2a019d".formatted(startCode));
      }
      setSize(data.u16LittleEndian() & 0x3fff, data.u16LittleEndian() & 0x3fff);
    }

    private void setSize(int pictureWidth, int pictureHeight) throws PictureException {
      limits.checkDimensions("WebP", pictureWidth, pictureHeight);
      width = pictureWidth;
      height = pictureHeight;
    }

    private ByteCursor data(Chunk chunk) {
      return new ByteCursor("WebP", bytes, chunk.dataStart, chunk.dataEnd);
    }

    private void copy(Chunk chunk, ByteArrayOutputStream target) {
      target.write(bytes, chunk.start, chunk.dataEnd - chunk.start);
      if ((chunk.dataEnd - chunk.dataStart & 1) != 0) {
        target.write(0);
      }
    }

    private void writeExtendedHeader(ByteArrayOutputStream target) {
      target.writeBytes("VP8X".getBytes(ISO_8859_1));
      write(target, 10, 4);
      write(target, ALPHA_FLAG, 4);
      write(target, width - 1, 3);
      write(target, height - 1, 3);
    }

    private static byte[] riff(byte[] chunks) {
      ByteArrayOutputStream file = new ByteArrayOutputStream(RIFF_HEADER + chunks.length);
      file.writeBytes("RIFF".getBytes(ISO_8859_1));
      write(file, 4 + chunks.length, 4);
      file.writeBytes("WEBP".getBytes(ISO_8859_1));
      file.writeBytes(chunks);
      return file.toByteArray();
    }

    private static void write(ByteArrayOutputStream target, int littleEndian, int bytes) {
      for (int shift = 0; shift < 8 * bytes; shift += 8) {
        target.write(littleEndian >> shift);
      }
    }
  }
}
