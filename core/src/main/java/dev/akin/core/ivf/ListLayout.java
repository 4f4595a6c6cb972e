package dev.akin.core.ivf;

import dev.akin.core.quantizer.BlockLayout;
import dev.akin.core.scan.Run;

/**
 * Where lists begin. Immutable.
 *
 * @param blocks how the codes of a list lie
 * @param sizes rows per list
 * @param places the first place of each list
 * @param offsets the first byte of each list's codes, and one more: the bytes of all
 */
@SuppressWarnings("ArrayRecordComponent") // Private to the package, compared with nothing.
record ListLayout(BlockLayout blocks, int[] sizes, long[] places, long[] offsets) {
  /** Lists with a place for each row. */
  static ListLayout of(BlockLayout blocks, int[] sizes) {
    return of(blocks, sizes, 1);
  }

  /** Lists of whole blocks with a place for each code of these, as files of version 1 have them. */
  static ListLayout former(BlockLayout blocks, int[] sizes) {
    return of(blocks, sizes, blocks.step());
  }

  private static ListLayout of(BlockLayout blocks, int[] sizes, int placeStep) {
    long[] places = new long[sizes.length];
    long[] offsets = new long[sizes.length + 1];
    long place = 0;
    for (int list = 0; list < sizes.length; list++) {
      places[list] = place;
      place += ((long) sizes[list] + placeStep - 1) / placeStep * placeStep;
      offsets[list + 1] = offsets[list] + blocks.bytes(sizes[list]);
    }
    return new ListLayout(blocks, sizes, places, offsets);
  }

  /** Number of lists. */
  int lists() {
    return sizes.length;
  }

  /** Bytes of all codes. */
  long bytes() {
    return offsets[sizes.length];
  }

  /** The codes of a list. */
  Run run(int list, int origin) {
    return new Run(origin, offsets[list], places[list], sizes[list]);
  }
}
