package dev.akin.core.kernel;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums of absolute differences between a float query and packed rows, in the shape of {@link
 * SimdPackedKernels}: four rows per load of the query, one sum per row.
 */
final class SimdPackedL1 {
  private static final VectorSpecies<Float> FLOATS = SimdKernels.FLOATS;
  private static final int LANES = FLOATS.length();
  private static final int CHUNK = Packing.LANES * Integer.BYTES;

  private SimdPackedL1() {}

  /** See {@link PackedKernels#integerL1}. */
  static void ofIntegers(IntegerQuery query, Rows rows, RowBatch batch) {
    MemorySegment segment = rows.segment();
    float[] values = query.values();
    float[] steps = query.steps();
    int bits = query.packing().bits();
    int mask = query.packing().mask();
    int width = query.packing().chunkValues();
    int last = batch.count() - 1;
    for (int first = 0; first <= last; first += 4) {
      int second = Math.min(first + 1, last);
      int third = Math.min(first + 2, last);
      int fourth = Math.min(first + 3, last);
      long a = rows.offset(batch.ordinals[first]);
      long b = rows.offset(batch.ordinals[second]);
      long c = rows.offset(batch.ordinals[third]);
      long d = rows.offset(batch.ordinals[fourth]);
      FloatVector sumA = FloatVector.zero(FLOATS);
      FloatVector sumB = sumA;
      FloatVector sumC = sumA;
      FloatVector sumD = sumA;
      for (int chunk = 0, at = 0; chunk < values.length; chunk += width, at += CHUNK) {
        for (int part = 0; part < Packing.LANES; part += LANES) {
          IntVector x = SimdPackedKernels.load(segment, a + at + 4L * part);
          IntVector y = SimdPackedKernels.load(segment, b + at + 4L * part);
          IntVector z = SimdPackedKernels.load(segment, c + at + 4L * part);
          IntVector w = SimdPackedKernels.load(segment, d + at + 4L * part);
          for (int i = chunk + part, shift = 0; shift < Integer.SIZE; shift += bits) {
            FloatVector q = SimdPackedKernels.load(values, i);
            FloatVector step = SimdPackedKernels.load(steps, i).neg();
            FloatVector differenceA =
                SimdPackedKernels.floats(x.lanewise(VectorOperators.LSHR, shift).and(mask))
                    .fma(step, q);
            FloatVector differenceB =
                SimdPackedKernels.floats(y.lanewise(VectorOperators.LSHR, shift).and(mask))
                    .fma(step, q);
            FloatVector differenceC =
                SimdPackedKernels.floats(z.lanewise(VectorOperators.LSHR, shift).and(mask))
                    .fma(step, q);
            FloatVector differenceD =
                SimdPackedKernels.floats(w.lanewise(VectorOperators.LSHR, shift).and(mask))
                    .fma(step, q);
            sumA = sumA.add(differenceA.abs());
            sumB = sumB.add(differenceB.abs());
            sumC = sumC.add(differenceC.abs());
            sumD = sumD.add(differenceD.abs());
            i += Packing.LANES;
          }
        }
      }
      FloatVector sums = SimdKernels.sums(sumA, sumB, sumC, sumD);
      batch.distances[first] = sums.lane(0);
      batch.distances[second] = sums.lane(LANES / 2);
      batch.distances[third] = sums.lane(LANES / 4);
      batch.distances[fourth] = sums.lane(LANES / 2 + LANES / 4);
    }
  }

  /** See {@link PackedKernels#halfL1}. */
  static void ofHalves(float[] query, float biasedScale, Rows rows, RowBatch batch) {
    MemorySegment segment = rows.segment();
    FloatVector scale = FloatVector.broadcast(FLOATS, -biasedScale);
    int last = batch.count() - 1;
    for (int first = 0; first <= last; first += 4) {
      int second = Math.min(first + 1, last);
      int third = Math.min(first + 2, last);
      int fourth = Math.min(first + 3, last);
      long a = rows.offset(batch.ordinals[first]);
      long b = rows.offset(batch.ordinals[second]);
      long c = rows.offset(batch.ordinals[third]);
      long d = rows.offset(batch.ordinals[fourth]);
      FloatVector sumA = FloatVector.zero(FLOATS);
      FloatVector sumB = sumA;
      FloatVector sumC = sumA;
      FloatVector sumD = sumA;
      for (int chunk = 0, at = 0; chunk < query.length; chunk += 2 * Packing.LANES, at += CHUNK) {
        for (int part = 0; part < Packing.LANES; part += LANES) {
          IntVector x = SimdPackedKernels.load(segment, a + at + 4L * part);
          IntVector y = SimdPackedKernels.load(segment, b + at + 4L * part);
          IntVector z = SimdPackedKernels.load(segment, c + at + 4L * part);
          IntVector w = SimdPackedKernels.load(segment, d + at + 4L * part);
          // The lower halves of the ints are moved up first, then the upper ones are where they
          // are.
          for (int i = chunk + part, up = Short.SIZE; up >= 0; up -= Short.SIZE) {
            FloatVector q = SimdPackedKernels.load(query, i);
            FloatVector differenceA = SimdPackedKernels.half(x, up).fma(scale, q);
            FloatVector differenceB = SimdPackedKernels.half(y, up).fma(scale, q);
            FloatVector differenceC = SimdPackedKernels.half(z, up).fma(scale, q);
            FloatVector differenceD = SimdPackedKernels.half(w, up).fma(scale, q);
            sumA = sumA.add(differenceA.abs());
            sumB = sumB.add(differenceB.abs());
            sumC = sumC.add(differenceC.abs());
            sumD = sumD.add(differenceD.abs());
            i += Packing.LANES;
          }
        }
      }
      FloatVector sums = SimdKernels.sums(sumA, sumB, sumC, sumD);
      batch.distances[first] = sums.lane(0);
      batch.distances[second] = sums.lane(LANES / 2);
      batch.distances[third] = sums.lane(LANES / 4);
      batch.distances[fourth] = sums.lane(LANES / 2 + LANES / 4);
    }
  }
}
