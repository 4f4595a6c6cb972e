package dev.akin.core.flat;

import dev.akin.core.index.Index;
import dev.akin.core.index.IndexBuilder;
import dev.akin.core.kernel.Kernels;
import dev.akin.core.parallel.Workers;
import dev.akin.core.quantizer.Quantizer;
import dev.akin.core.vector.VectorSet;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Encodes rows as they come. Blocks must be whole, so the rows of a last, partly empty one wait.
 */
final class CodesBuilder implements IndexBuilder {
  private final Quantizer quantizer;
  private final Workers workers;
  private MemorySegment codes;
  private VectorSet waiting;
  private int size;

  CodesBuilder(Quantizer quantizer, Workers workers) {
    this.quantizer = quantizer;
    this.workers = workers;
    this.codes = allocate(0);
    this.waiting = VectorSet.builder(quantizer.dimension(), 0).build();
  }

  @Override
  public void add(VectorSet rows) {
    if (rows.dimension() != quantizer.dimension()) {
      throw new IllegalArgumentException(
          "rows have dimension %,d, the index has %,d"
              .formatted(rows.dimension(), quantizer.dimension()));
    }
    rows.requireFloat32();
    boolean isPlain = rows.stride() == VectorSet.stride(rows.dimension());
    VectorSet all = waiting.size() == 0 && isPlain ? rows : joined(waiting, rows);
    int whole = all.size() / quantizer.blockSize() * quantizer.blockSize();
    append(part(all, 0, whole), workers);
    waiting = part(all, whole, all.size());
    size += rows.size();
  }

  @Override
  public Index build() {
    append(waiting, workers.silent());
    return new CodesIndex(quantizer, codes, size, () -> {});
  }

  private void append(VectorSet rows, Workers encoding) {
    if (rows.size() == 0) {
      return;
    }
    MemorySegment more = allocate(codes.byteSize() + quantizer.codeBytes(rows.size()));
    MemorySegment.copy(codes, 0, more, 0, codes.byteSize());
    quantizer.encode(rows, more.asSlice(codes.byteSize()), encoding);
    codes = more;
  }

  private static MemorySegment allocate(long bytes) {
    return Arena.ofAuto().allocate(bytes, Kernels.ALIGNMENT);
  }

  private static VectorSet joined(VectorSet first, VectorSet second) {
    VectorSet.Builder joined = VectorSet.builder(first.dimension(), first.size() + second.size());
    float[] row = new float[first.dimension()];
    for (VectorSet set : new VectorSet[] {first, second}) {
      for (int ordinal = 0; ordinal < set.size(); ordinal++) {
        set.copyTo(ordinal, row);
        joined.add(row);
      }
    }
    return joined.build();
  }

  private static VectorSet part(VectorSet rows, int from, int to) {
    return VectorSet.ofSegment(rows.segment(), rows.offset(from), to - from, rows.dimension());
  }
}
