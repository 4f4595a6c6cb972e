package dev.akin.core.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link KernelSet#products} and what follows it, with the processor's vectors.
 *
 * <p>The sums of a part of the result stay in registers while all values are read once: as many as
 * registers allow. 512-bit vectors come with 32 registers, which hold 12 × 2 sums; narrower ones
 * may have 16 only, and the compiler loads multipliers early, so that 4 × 2 sums beat 6 × 2 there
 * (docs/decisions/1011). Sums are written to an array that stays in the first-level cache and
 * judged from there: a method that took or returned them as vectors would not be inlined, and boxes
 * would cost more than 48 stores.
 */
final class SimdProducts {
  private static final VectorSpecies<Float> FLOATS = SimdKernels.FLOATS;
  private static final VectorSpecies<Integer> INTS =
      VectorSpecies.of(int.class, FLOATS.vectorShape());
  private static final int LANES = FLOATS.length();
  private static final boolean MANY_REGISTERS = FLOATS.vectorBitSize() == 512;
  private static final int ROWS = RowPanel.ROWS;
  private static final int TILE = VectorTiles.VECTORS;

  private SimdProducts() {}

  static void products(VectorTiles tiles, int tile, RowPanel panel, float[] products) {
    if (MANY_REGISTERS) {
      twelveByTwo(tiles, tile, panel, products);
    } else {
      fourByTwo(tiles, tile, panel, products);
    }
  }

  /** All 12 × 32 sums at once, in vectors of 16. */
  private static void twelveByTwo(VectorTiles tiles, int tile, RowPanel panel, float[] products) {
    float[] rows = panel.values;
    float[] vectors = tiles.values;
    FloatVector a0 = FloatVector.zero(FLOATS);
    FloatVector a1 = a0;
    FloatVector b0 = a0;
    FloatVector b1 = a0;
    FloatVector c0 = a0;
    FloatVector c1 = a0;
    FloatVector d0 = a0;
    FloatVector d1 = a0;
    FloatVector e0 = a0;
    FloatVector e1 = a0;
    FloatVector f0 = a0;
    FloatVector f1 = a0;
    FloatVector g0 = a0;
    FloatVector g1 = a0;
    FloatVector h0 = a0;
    FloatVector h1 = a0;
    FloatVector i0 = a0;
    FloatVector i1 = a0;
    FloatVector j0 = a0;
    FloatVector j1 = a0;
    FloatVector k0 = a0;
    FloatVector k1 = a0;
    FloatVector l0 = a0;
    FloatVector l1 = a0;
    int row = 0;
    int vector = tiles.offset(tile);
    for (int i = 0; i < panel.dimension; i++, row += ROWS, vector += TILE) {
      FloatVector left = FloatVector.fromArray(FLOATS, rows, row);
      FloatVector right = FloatVector.fromArray(FLOATS, rows, row + LANES);
      FloatVector factor = FloatVector.broadcast(FLOATS, vectors[vector]);
      a0 = left.fma(factor, a0);
      a1 = right.fma(factor, a1);
      factor = FloatVector.broadcast(FLOATS, vectors[vector + 1]);
      b0 = left.fma(factor, b0);
      b1 = right.fma(factor, b1);
      factor = FloatVector.broadcast(FLOATS, vectors[vector + 2]);
      c0 = left.fma(factor, c0);
      c1 = right.fma(factor, c1);
      factor = FloatVector.broadcast(FLOATS, vectors[vector + 3]);
      d0 = left.fma(factor, d0);
      d1 = right.fma(factor, d1);
      factor = FloatVector.broadcast(FLOATS, vectors[vector + 4]);
      e0 = left.fma(factor, e0);
      e1 = right.fma(factor, e1);
      factor = FloatVector.broadcast(FLOATS, vectors[vector + 5]);
      f0 = left.fma(factor, f0);
      f1 = right.fma(factor, f1);
      factor = FloatVector.broadcast(FLOATS, vectors[vector + 6]);
      g0 = left.fma(factor, g0);
      g1 = right.fma(factor, g1);
      factor = FloatVector.broadcast(FLOATS, vectors[vector + 7]);
      h0 = left.fma(factor, h0);
      h1 = right.fma(factor, h1);
      factor = FloatVector.broadcast(FLOATS, vectors[vector + 8]);
      i0 = left.fma(factor, i0);
      i1 = right.fma(factor, i1);
      factor = FloatVector.broadcast(FLOATS, vectors[vector + 9]);
      j0 = left.fma(factor, j0);
      j1 = right.fma(factor, j1);
      factor = FloatVector.broadcast(FLOATS, vectors[vector + 10]);
      k0 = left.fma(factor, k0);
      k1 = right.fma(factor, k1);
      factor = FloatVector.broadcast(FLOATS, vectors[vector + 11]);
      l0 = left.fma(factor, l0);
      l1 = right.fma(factor, l1);
    }
    a0.intoArray(products, 0);
    a1.intoArray(products, LANES);
    b0.intoArray(products, ROWS);
    b1.intoArray(products, ROWS + LANES);
    c0.intoArray(products, 2 * ROWS);
    c1.intoArray(products, 2 * ROWS + LANES);
    d0.intoArray(products, 3 * ROWS);
    d1.intoArray(products, 3 * ROWS + LANES);
    e0.intoArray(products, 4 * ROWS);
    e1.intoArray(products, 4 * ROWS + LANES);
    f0.intoArray(products, 5 * ROWS);
    f1.intoArray(products, 5 * ROWS + LANES);
    g0.intoArray(products, 6 * ROWS);
    g1.intoArray(products, 6 * ROWS + LANES);
    h0.intoArray(products, 7 * ROWS);
    h1.intoArray(products, 7 * ROWS + LANES);
    i0.intoArray(products, 8 * ROWS);
    i1.intoArray(products, 8 * ROWS + LANES);
    j0.intoArray(products, 9 * ROWS);
    j1.intoArray(products, 9 * ROWS + LANES);
    k0.intoArray(products, 10 * ROWS);
    k1.intoArray(products, 10 * ROWS + LANES);
    l0.intoArray(products, 11 * ROWS);
    l1.intoArray(products, 11 * ROWS + LANES);
  }

  /** Four vectors by two registers of rows at a time. */
  private static void fourByTwo(VectorTiles tiles, int tile, RowPanel panel, float[] products) {
    float[] rows = panel.values;
    float[] vectors = tiles.values;
    for (int column = 0; column < ROWS; column += 2 * LANES) {
      for (int first = 0; first < TILE; first += 4) {
        FloatVector a0 = FloatVector.zero(FLOATS);
        FloatVector a1 = a0;
        FloatVector b0 = a0;
        FloatVector b1 = a0;
        FloatVector c0 = a0;
        FloatVector c1 = a0;
        FloatVector d0 = a0;
        FloatVector d1 = a0;
        int row = column;
        int vector = tiles.offset(tile) + first;
        for (int i = 0; i < panel.dimension; i++, row += ROWS, vector += TILE) {
          FloatVector left = FloatVector.fromArray(FLOATS, rows, row);
          FloatVector right = FloatVector.fromArray(FLOATS, rows, row + LANES);
          FloatVector factor = FloatVector.broadcast(FLOATS, vectors[vector]);
          a0 = left.fma(factor, a0);
          a1 = right.fma(factor, a1);
          factor = FloatVector.broadcast(FLOATS, vectors[vector + 1]);
          b0 = left.fma(factor, b0);
          b1 = right.fma(factor, b1);
          factor = FloatVector.broadcast(FLOATS, vectors[vector + 2]);
          c0 = left.fma(factor, c0);
          c1 = right.fma(factor, c1);
          factor = FloatVector.broadcast(FLOATS, vectors[vector + 3]);
          d0 = left.fma(factor, d0);
          d1 = right.fma(factor, d1);
        }
        int at = first * ROWS + column;
        a0.intoArray(products, at);
        a1.intoArray(products, at + LANES);
        b0.intoArray(products, at + ROWS);
        b1.intoArray(products, at + ROWS + LANES);
        c0.intoArray(products, at + 2 * ROWS);
        c1.intoArray(products, at + 2 * ROWS + LANES);
        d0.intoArray(products, at + 3 * ROWS);
        d1.intoArray(products, at + 3 * ROWS + LANES);
      }
    }
  }

  static void largest(float[] products, float[] offsets, int first, LargestProducts largest) {
    for (int column = 0; column < ROWS; column += LANES) {
      FloatVector best = FloatVector.fromArray(FLOATS, largest.scores, column);
      IntVector which = IntVector.fromArray(INTS, largest.vectors, column);
      for (int i = 0; i < TILE; i++) {
        FloatVector score =
            FloatVector.fromArray(FLOATS, products, i * ROWS + column).sub(offsets[first + i]);
        VectorMask<Float> better = score.compare(VectorOperators.GT, best);
        best = best.blend(score, better);
        which = which.blend(first + i, better.cast(INTS));
      }
      best.intoArray(largest.scores, column);
      which.intoArray(largest.vectors, column);
    }
  }

  static void atLeast(float[] products, float[] offsets, float[] limits, int[] masks) {
    for (int i = 0; i < TILE; i++) {
      int mask = 0;
      for (int column = 0; column < ROWS; column += LANES) {
        FloatVector score =
            FloatVector.fromArray(FLOATS, products, i * ROWS + column)
                .sub(FloatVector.fromArray(FLOATS, offsets, column));
        mask |= (int) score.compare(VectorOperators.GE, limits[i]).toLong() << column;
      }
      masks[i] = mask;
    }
  }
}
