package dev.akin.core.kernel;

/**
 * A query against integer codes. The arrays are read, never kept beyond a call.
 *
 * @param packing of the rows
 * @param values {@code [packing.padded(dimension)]}, zero behind the dimension
 * @param steps as many, zero behind the dimension: what a code of 1 stands for
 */
@SuppressWarnings("ArrayRecordComponent") // Scratch that its owner refills for each query.
public record IntegerQuery(Packing packing, float[] values, float[] steps) {
  public IntegerQuery {
    if (values.length != steps.length || values.length % packing.chunkValues() != 0) {
      throw new IllegalArgumentException(
          "%d values and %d steps: as many of both, a multiple of %d"
              .formatted(values.length, steps.length, packing.chunkValues()));
    }
  }
}
