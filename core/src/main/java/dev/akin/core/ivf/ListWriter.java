package dev.akin.core.ivf;

import dev.akin.core.cluster.Members;
import dev.akin.core.quantizer.Quantizer;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/** Puts the codes of lists into their blocks, in the order of ordinals. Owned by one thread. */
final class ListWriter {
  private final IvfLists lists;
  private final WaitingRows rows;
  private final Quantizer quantizer;
  private final byte[] code;
  private final byte[] block;

  ListWriter(IvfLists lists, WaitingRows rows) {
    this.lists = lists;
    this.rows = rows;
    this.quantizer = lists.layout().blocks().quantizer();
    this.code = new byte[quantizer.bytesPerCode()];
    this.block = new byte[Math.toIntExact(quantizer.blockBytes())];
  }

  /** Writes a list; others may be written at the same time. */
  void write(Members members, int list) {
    ListLayout layout = lists.layout();
    int start = members.starts()[list];
    int size = members.size(list);
    long ordinalsAt = layout.places()[list] * Integer.BYTES;
    MemorySegment.copy(
        members.positions(), start, lists.ordinals(), IvfFormat.INT, ordinalsAt, size);
    long offset = layout.offsets()[list];
    for (int from = 0; from < size; from += quantizer.blockSize()) {
      int to = Math.min(from + quantizer.blockSize(), size);
      int places = layout.blocks().places(to - from);
      int bytes = (int) quantizer.blockBytes(places);
      Arrays.fill(block, (byte) 0);
      for (int i = from; i < to; i++) {
        rows.copyTo(members.positions()[start + i], code);
        quantizer.pack(code, block, places, i - from);
      }
      MemorySegment.copy(block, 0, lists.codes(), ValueLayout.JAVA_BYTE, offset, bytes);
      offset += bytes;
    }
  }
}
