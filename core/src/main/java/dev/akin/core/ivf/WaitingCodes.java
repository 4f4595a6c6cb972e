package dev.akin.core.ivf;

import dev.akin.core.ivf.IvfPartition.ListCode;
import dev.akin.core.parallel.Workers;
import dev.akin.core.quantizer.CodeEncoder;
import dev.akin.core.vector.VectorSet;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows encoded as they come, each relative to its list: of a raw row nothing is kept. Codes stand
 * in pages by ordinal.
 */
final class WaitingCodes implements WaitingRows {
  private static final int PAGE_BYTES = 1 << 20;

  /** Rows that a thread takes at once. */
  private static final int GRAIN = 256;

  private final ListCode code;
  private final int threads;
  private final int bytesPerCode;
  private final int perPage;
  private final List<MemorySegment> pages = new ArrayList<>();
  private int size;

  WaitingCodes(ListCode code, int threads) {
    this.code = code;
    this.threads = threads;
    this.bytesPerCode = code.quantizer().bytesPerCode();
    this.perPage = Math.max(1, PAGE_BYTES / bytesPerCode);
  }

  @Override
  public void add(VectorSet rows, int[] lists) {
    int first = size;
    size = Math.addExact(size, rows.size());
    while ((long) pages.size() * perPage < size) {
      pages.add(Arena.ofAuto().allocate((long) perPage * bytesPerCode));
    }
    Workers.of(threads)
        .run(
            rows.size(),
            GRAIN,
            thread -> new Scratch(rows),
            (scratch, i) -> put(first + i, scratch.encode(i, code.origin(lists[i]))));
  }

  /** What one thread encodes with. */
  private final class Scratch {
    private final VectorSet rows;
    private final CodeEncoder encoder = code.quantizer().encoder();
    private final float[] row;
    private final byte[] encoded = new byte[bytesPerCode];

    Scratch(VectorSet rows) {
      this.rows = rows;
      this.row = new float[rows.dimension()];
    }

    byte[] encode(int i, int origin) {
      rows.copyTo(i, row);
      encoder.origin(origin);
      encoder.encode(row, encoded);
      return encoded;
    }
  }

  private void put(int ordinal, byte[] encoded) {
    MemorySegment page = pages.get(ordinal / perPage);
    long at = (long) ordinal % perPage * bytesPerCode;
    MemorySegment.copy(encoded, 0, page, ValueLayout.JAVA_BYTE, at, bytesPerCode);
  }

  @Override
  public void copyTo(int ordinal, byte[] target) {
    MemorySegment page = pages.get(ordinal / perPage);
    long at = (long) ordinal % perPage * bytesPerCode;
    MemorySegment.copy(page, ValueLayout.JAVA_BYTE, at, target, 0, bytesPerCode);
  }
}
