package dev.akin.core.ivf;

import dev.akin.core.ivf.IvfPartition.ListCode;
import dev.akin.core.parallel.BuildStage;
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
  private final Workers workers;
  private final int bytesPerCode;
  private final int perPage;
  private final List<MemorySegment> pages = new ArrayList<>();
  private int size;

  WaitingCodes(ListCode code, Workers workers) {
    this.code = code;
    this.workers = workers;
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
    BuildStage stage = workers.stage("encoding", rows.size());
    workers.run(
        (rows.size() + GRAIN - 1) / GRAIN,
        1,
        thread -> new Scratch(rows),
        (scratch, chunk) -> {
          int end = Math.min(rows.size(), (chunk + 1) * GRAIN);
          for (int i = chunk * GRAIN; i < end; i++) {
            put(first + i, scratch.encode(i, code.origin(lists[i])));
          }
          stage.advance(end - chunk * GRAIN);
        });
    stage.end();
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
