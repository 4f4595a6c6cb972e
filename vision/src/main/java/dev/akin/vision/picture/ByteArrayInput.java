package dev.akin.vision.picture;

import java.io.IOException;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * Bytes as codecs read them, without copy and cache file. A codec that goes on reading behind the
 * end is stopped: some take the missing bits for zeros and decode those, at a caught exception each
 * (a WebP of 118 bytes cost 5.7 s).
 */
final class ByteArrayInput extends ImageInputStreamImpl {
  /** Codecs that fetch some bytes ahead meet the end a few times in every picture. */
  private static final int MAXIMUM_ENDS = 64;

  private final byte[] bytes;
  private int ends;

  ByteArrayInput(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public int read() throws IOException {
    checkClosed();
    bitOffset = 0;
    if (streamPos >= bytes.length) {
      return end();
    }
    return bytes[(int) streamPos++] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    checkClosed();
    bitOffset = 0;
    if (length == 0) {
      return 0;
    }
    if (streamPos >= bytes.length) {
      return end();
    }
    int count = (int) Math.min(length, bytes.length - streamPos);
    System.arraycopy(bytes, (int) streamPos, target, offset, count);
    streamPos += count;
    return count;
  }

  @Override
  public long length() {
    return bytes.length;
  }

  private int end() throws IOException {
    if (++ends > MAXIMUM_ENDS) {
      throw new IOException("the data end before the picture does");
    }
    return -1;
  }
}
