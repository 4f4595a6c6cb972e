package dev.akin.eval.parquet;

/**
 * Values of one data page with their levels.
 *
 * @param repetitions 0 where a row begins, {@code [count]}
 * @param definitions how much of the path to a value is there, {@code [count]}
 * @param values the values that are there, in their order
 */
@SuppressWarnings("ArrayRecordComponent") // Passed from decoder to reader, never compared.
record Page(int[] repetitions, int[] definitions, float[] values) {
  static final Page EMPTY = new Page(new int[0], new int[0], new float[0]);

  int count() {
    return repetitions.length;
  }
}
