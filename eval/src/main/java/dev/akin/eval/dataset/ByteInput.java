package dev.akin.eval.dataset;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The bytes of a file from front to back, through one buffer. Owned by one thread. */
final class ByteInput implements AutoCloseable {
  private static final int BUFFER = 1 << 20;

  /** The best that deflate can do: 258 bytes of output for 2 bits of input, and a little more. */
  private static final long MAX_EXPANSION = 1040;

  private final Path file;
  private final ReadableByteChannel channel;
  private final long bound;
  private final boolean compressed;
  private ByteBuffer buffer = ByteBuffer.allocate(BUFFER).limit(0);
  private long consumed;

  private ByteInput(Path file, ReadableByteChannel channel, boolean compressed, long bound) {
    this.file = file;
    this.channel = channel;
    this.compressed = compressed;
    this.bound = bound;
  }

  /** A file as it is, from a byte on. */
  static ByteInput open(Path file, long from) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    channel.position(from);
    ByteInput input = new ByteInput(file, channel, false, channel.size());
    input.consumed = from;
    return input;
  }

  /** A file that is unpacked first if its name ends in {@code .gz}. */
  static ByteInput open(Path file) throws IOException {
    if (!file.toString().endsWith(".gz")) {
      return open(file, 0);
    }
    InputStream packed = new BufferedInputStream(Files.newInputStream(file), BUFFER);
    try {
      InputStream unpacked = new GZIPInputStream(packed, BUFFER);
      long bound = Math.multiplyExact(Files.size(file), MAX_EXPANSION);
      return new ByteInput(file, Channels.newChannel(unpacked), true, bound);
    } catch (ZipException e) {
      packed.close();
      throw new DatasetException(file + ": its name ends in .gz, but it is not packed by gzip", e);
    } catch (IOException | RuntimeException e) {
      packed.close();
      throw e;
    }
  }

  /** Bytes of the file; if it is packed, a number that the unpacked ones cannot exceed. */
  long bound() {
    return bound;
  }

  /** Whether {@link #bound()} is not the length but only its bound. */
  boolean isCompressed() {
    return compressed;
  }

  /** Bytes consumed so far: the offset of the next one. */
  long position() {
    return consumed;
  }

  /**
   * The next {@code count} bytes in big-endian order, valid until the next call.
   *
   * @throws DatasetException if the file ends before
   */
  ByteBuffer read(int count) throws IOException {
    return read(count, ByteOrder.BIG_ENDIAN);
  }

  /** The next {@code count} bytes in an order, valid until the next call. */
  ByteBuffer read(int count, ByteOrder order) throws IOException {
    if (buffer.remaining() < count) {
      fill(count);
    }
    ByteBuffer bytes = buffer.slice(buffer.position(), count).order(order);
    buffer.position(buffer.position() + count);
    consumed += count;
    return bytes;
  }

  /** A complaint about what lies at an offset. */
  DatasetException wrong(long offset, String complaint) {
    return new DatasetException("%s: at byte %,d: %s".formatted(file, offset, complaint));
  }

  private void fill(int count) throws IOException {
    ByteBuffer target = buffer;
    if (buffer.capacity() < count) {
      target = ByteBuffer.allocate(count).put(buffer);
    } else {
      buffer.compact();
    }
    buffer = target;
    try {
      while (buffer.position() < count) {
        if (channel.read(buffer) < 0) {
          throw endOfFile(count);
        }
      }
    } catch (ZipException e) {
      throw wrong(consumed, "damaged gzip data (" + e.getMessage() + ")");
    } catch (EOFException e) {
      throw endOfFile(count);
    }
    buffer.flip();
  }

  private DatasetException endOfFile(int count) {
    return wrong(
        consumed,
        "%,d bytes are expected, the file ends after %,d; it is cut off"
            .formatted(count, buffer.position()));
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
