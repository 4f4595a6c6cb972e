package dev.akin.eval.parquet;

import io.airlift.compress.v3.Decompressor;
import io.airlift.compress.v3.lz4.Lz4Decompressor;
import io.airlift.compress.v3.snappy.SnappyDecompressor;
import io.airlift.compress.v3.zstd.ZstdDecompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/** How the pages of a column are packed. */
enum Compression {
  NONE(1) {
    @Override
    byte[] unpack(byte[] packed, int length) {
      return packed;
    }
  },
  SNAPPY(64) {
    @Override
    byte[] unpack(byte[] packed, int length) {
      return decompress(SnappyDecompressor.create(), packed, length);
    }
  },
  GZIP(1040) {
    @Override
    byte[] unpack(byte[] packed, int length) throws IOException {
      try (GZIPInputStream input = new GZIPInputStream(new ByteArrayInputStream(packed))) {
        return input.readNBytes(length);
      }
    }
  },
  ZSTD(1 << 15) {
    @Override
    byte[] unpack(byte[] packed, int length) {
      return decompress(ZstdDecompressor.create(), packed, length);
    }
  },
  LZ4_RAW(256) {
    @Override
    byte[] unpack(byte[] packed, int length) {
      return decompress(Lz4Decompressor.create(), packed, length);
    }
  };

  private final int most;

  /**
   * @param most how many bytes one packed byte can stand for
   */
  Compression(int most) {
    this.most = most;
  }

  static Compression of(long code) throws ParquetException {
    return switch ((int) code) {
      case 0 -> NONE;
      case 1 -> SNAPPY;
      case 2 -> GZIP;
      case 6 -> ZSTD;
      case 7 -> LZ4_RAW;
      default ->
          throw new ParquetException(
              "compression %d; none, snappy, gzip, zstd and lz4_raw are readable".formatted(code));
    };
  }

  /** The bytes before packing, {@code length} of them if nothing is damaged. */
  abstract byte[] unpack(byte[] packed, int length) throws IOException;

  /** Unpacks a page and checks its length. */
  byte[] page(byte[] packed, int length) throws IOException {
    if (length > (packed.length + 64L) * most) {
      throw new ParquetException(
          "%,d bytes packed by %s cannot stand for %,d".formatted(packed.length, this, length));
    }
    byte[] page;
    try {
      page = unpack(packed, length);
    } catch (IOException | RuntimeException e) {
      throw new ParquetException("damaged %s data: %s".formatted(this, e.getMessage()), e);
    }
    if (page.length != length) {
      throw new ParquetException(
          "%s data of %,d bytes, expected %,d".formatted(this, page.length, length));
    }
    return page;
  }

  private static byte[] decompress(Decompressor decompressor, byte[] packed, int length) {
    byte[] page = new byte[length];
    int unpacked = decompressor.decompress(packed, 0, packed.length, page, 0, length);
    return unpacked == length ? page : Arrays.copyOf(page, unpacked);
  }
}
