package dev.akin.lucene;

import dev.akin.core.kernel.Kernels;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.MemorySegmentAccessInput;
import org.jspecify.annotations.Nullable;

/**
 * A part of a segment's file as off-heap memory: where the file is mapped if it is mapped in one
 * piece, a copy otherwise, made when it is first needed. Thread-safe; valid until the segment's
 * reader is closed.
 */
final class FileRegion {
  private static final System.Logger LOGGER = System.getLogger(FileRegion.class.getName());
  private static final AtomicBoolean COPYING_WAS_LOGGED = new AtomicBoolean();
  private static final int COPY_BYTES = 1 << 20;

  private final IndexInput file;
  private final long offset;
  private final long length;
  private @Nullable MemorySegment memory;

  FileRegion(IndexInput file, long offset, long length) {
    this.file = file;
    this.offset = offset;
    this.length = length;
  }

  /** A view for reading from start to end, of its own position. */
  IndexInput slice() throws IOException {
    return file.slice("vectors", offset, length);
  }

  /** The bytes of the region. */
  synchronized MemorySegment memory() {
    if (memory == null) {
      try {
        memory = open();
      } catch (IOException e) {
        throw new UncheckedIOException(file.toString(), e);
      }
    }
    return memory;
  }

  private MemorySegment open() throws IOException {
    MemorySegment mapped =
        file instanceof MemorySegmentAccessInput access
            ? access.segmentSliceOrNull(offset, length)
            : null;
    return mapped == null ? copy() : mapped;
  }

  private MemorySegment copy() throws IOException {
    if (length > 0 && COPYING_WAS_LOGGED.compareAndSet(false, true)) {
      LOGGER.log(
          Level.WARNING,
          "{0} is not mapped in one piece: vectors are searched in a copy off the heap, {1} bytes here;"
              + " open the index with MMapDirectory and its default chunk size",
          file,
          length);
    }
    MemorySegment copy = Arena.ofAuto().allocate(length, Kernels.ALIGNMENT);
    IndexInput in = slice();
    byte[] bytes = new byte[(int) Math.min(COPY_BYTES, length)];
    for (long at = 0; at < length; at += bytes.length) {
      int count = (int) Math.min(bytes.length, length - at);
      in.readBytes(bytes, 0, count);
      MemorySegment.copy(MemorySegment.ofArray(bytes), 0, copy, at, count);
    }
    return copy;
  }
}
