package dev.akin.server.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A request body that ends in a refusal (413) once it has given its limit.
 *
 * <p>Before it refuses, it reads on for a while and throws away: a client which is still sending
 * when the connection closes would often see a broken connection and not the answer.
 */
final class BoundedBody extends FilterInputStream {
  /** How many bytes above the limit are read and dropped for the sake of the answer. */
  static final long DRAINED_BYTES = 4L << 20;

  private final long limit;
  private long count;

  private BoundedBody(InputStream in, long limit) {
    super(in);
    this.limit = limit;
  }

  /** Opens a body; refuses at once where the announced length ({@code -1} if none) is too much. */
  static InputStream open(InputStream in, long announced, long limit) {
    BoundedBody body = new BoundedBody(in, limit);
    if (announced > limit) {
      throw body.refusal("body of " + announced + " bytes, this server takes " + limit);
    }
    return body;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    if (value >= 0) {
      counted(1);
    }
    return value;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = super.read(target, offset, length);
    if (read > 0) {
      counted(read);
    }
    return read;
  }

  @Override
  public long skip(long bytes) throws IOException {
    long skipped = super.skip(bytes);
    counted(skipped);
    return skipped;
  }

  private void counted(long bytes) {
    count += bytes;
    if (count > limit) {
      throw refusal("body of more than " + limit + " bytes, which is all this server takes");
    }
  }

  private RefusedException refusal(String message) {
    drain();
    return RefusedException.tooLarge(message);
  }

  private void drain() {
    byte[] waste = new byte[16 << 10];
    long rest = DRAINED_BYTES;
    try {
      while (rest > 0) {
        int read = in.read(waste, 0, (int) Math.min(waste.length, rest));
        if (read < 0) {
          return;
        }
        rest -= read;
      }
    } catch (IOException | RuntimeException e) {
      // The client went away or broke the framing: there is nothing left to be polite to.
      return;
    }
  }
}
