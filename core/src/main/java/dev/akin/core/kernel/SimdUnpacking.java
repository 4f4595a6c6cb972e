package dev.akin.core.kernel;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/** Packed rows as floats again, as many values at a time as a vector has lanes. */
final class SimdUnpacking {
  private static final int LANES = SimdKernels.FLOATS.length();
  private static final int CHUNK = Packing.LANES * Integer.BYTES;

  private SimdUnpacking() {}

  /** See {@link PackedKernels#unpackHalves}: whole chunks of 32 values. */
  static void halves(MemorySegment rows, long offset, float[] target, int chunks) {
    for (int chunk = 0; chunk < chunks; chunk++) {
      for (int part = 0; part < Packing.LANES; part += LANES) {
        IntVector x = SimdPackedKernels.load(rows, offset + (long) chunk * CHUNK + 4L * part);
        int i = 2 * Packing.LANES * chunk + part;
        SimdPackedKernels.half(x, Short.SIZE)
            .mul(ScalarPackedKernels.HALF_BIAS)
            .intoArray(target, i);
        SimdPackedKernels.half(x, 0)
            .mul(ScalarPackedKernels.HALF_BIAS)
            .intoArray(target, i + Packing.LANES);
      }
    }
  }

  /** See {@link PackedKernels#unpackBytes}: whole chunks of 64 values. */
  static void bytes(MemorySegment rows, long offset, float[] target, int chunks) {
    for (int chunk = 0; chunk < chunks; chunk++) {
      for (int part = 0; part < Packing.LANES; part += LANES) {
        IntVector x = SimdPackedKernels.load(rows, offset + (long) chunk * CHUNK + 4L * part);
        int i = Integer.BYTES * Packing.LANES * chunk + part;
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE, i += Packing.LANES) {
          SimdPackedKernels.floats(x.lanewise(VectorOperators.LSHR, shift).and(0xff))
              .intoArray(target, i);
        }
      }
    }
  }
}
