package dev.akin.vision.picture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.HexFormat;

/** The formats we read, told apart by their first bytes, never by a file name. */
enum PictureFormat {
  JPEG {
    @Override
    Picture read(byte[] bytes, DecodeLimits limits) throws PictureException {
      return JpegReader.read(bytes, limits);
    }
  },
  PNG {
    @Override
    Picture read(byte[] bytes, DecodeLimits limits) throws PictureException {
      return PngReader.read(bytes, limits);
    }
  },
  WEBP {
    @Override
    Picture read(byte[] bytes, DecodeLimits limits) throws PictureException {
      return WebpReader.read(bytes, limits);
    }
  },
  GIF {
    @Override
    Picture read(byte[] bytes, DecodeLimits limits) throws PictureException {
      return GifReader.read(bytes, limits);
    }
  };

  abstract Picture read(byte[] bytes, DecodeLimits limits) throws PictureException;

  String title() {
    return this == WEBP ? "WebP" : name();
  }

  static PictureFormat of(byte[] bytes) throws PictureException {
    if (startsWith(bytes, 0, "\u00ff\u00d8\u00ff")) {
      return JPEG;
    }
    if (startsWith(bytes, 0, "\u0089PNG\r\n\u001a\n")) {
      return PNG;
    }
    if (startsWith(bytes, 0, "RIFF") && startsWith(bytes, 8, "WEBP")) {
      return WEBP;
    }
    if (startsWith(bytes, 0, "GIF87a") || startsWith(bytes, 0, "GIF89a")) {
      return GIF;
    }
    throw new PictureException(
        "not a JPEG, PNG, WebP or GIF: %,d bytes starting with %s"
            .formatted(
                bytes.length,
                bytes.length == 0
                    ? "nothing"
                    : HexFormat.ofDelimiter(" ").formatHex(bytes, 0, Math.min(8, bytes.length))));
  }

  private static boolean startsWith(byte[] bytes, int offset, String magic) {
    byte[] expected = magic.getBytes(ISO_8859_1);
    return bytes.length >= offset + expected.length
        && java.util.Arrays.equals(
            bytes, offset, offset + expected.length, expected, 0, expected.length);
  }
}
