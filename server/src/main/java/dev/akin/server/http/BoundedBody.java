package dev.akin.server.http;

import io.helidon.http.RequestException;
import java.io.IOException;
import java.io.InputStream;

/**
 * A request body that ends in a refusal (413) once it has given its limit.
 *
 * <p>Before it refuses, it reads on for a while and throws away: a client which is still sending
 * when the connection closes would often see a broken connection and not the answer.
 */
final class BoundedBody extends InputStream {
  /** How many bytes above the limit are read and dropped for the sake of the answer. */
  static final long DRAINED_BYTES = 4L << 20;

  private static final int TOO_LARGE = 413;

  private final InputStream in;
  private final long limit;
  private long count;

  /** A body of which so many bytes are given. */
  BoundedBody(InputStream in, long limit) {
    this.in = in;
    this.limit = limit;
  }

  /** Opens a body; refuses at once where the announced length ({@code -1} if none) is too much. */
  static InputStream open(InputStream in, long announced, long limit) {
    return new BoundedBody(in, limit).announced(announced);
  }

  /** This body; refuses at once where the announced length ({@code -1} if none) is too much. */
  BoundedBody announced(long length) {
    if (length > limit) {
      throw refusal("body of " + length + " bytes, this server takes " + limit);
    }
    return this;
  }

  /** Bytes that were given. */
  long count() {
    return count;
  }

  private interface Source {
    int read() throws IOException;
  }

  @Override
  public int read() {
    int value = reading(in::read);
    if (value >= 0) {
      counted(1);
    }
    return value;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    int read = reading(() -> in.read(target, offset, length));
    if (read > 0) {
      counted(read);
    }
    return read;
  }

  /** A client that goes away or breaks the framing is no failure of this server. */
  private int reading(Source source) {
    try {
      return source.read();
    } catch (IOException | RuntimeException e) {
      if (e instanceof RequestException request && request.status().code() == TOO_LARGE) {
        throw RefusedException.tooLarge(tooLong());
      }
      throw RefusedException.brokenOff("the body breaks off after " + count + " bytes");
    }
  }

  private void counted(long bytes) {
    count += bytes;
    if (count > limit) {
      throw refusal(tooLong());
    }
  }

  private String tooLong() {
    return "body of more than " + limit + " bytes, which is all this server takes";
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
