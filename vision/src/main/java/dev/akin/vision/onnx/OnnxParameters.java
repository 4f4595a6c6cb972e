package dev.akin.vision.onnx;

/**
 * How a model is run.
 *
 * @param threads that ONNX Runtime uses inside one run; 1 is best when the caller encodes from
 *     several threads itself
 * @param batchSize most pictures in one run; bounds the memory of a run
 */
public record OnnxParameters(int threads, int batchSize) {
  public OnnxParameters {
    if (threads < 1) {
      throw new IllegalArgumentException("threads " + threads + " is below 1");
    }
    if (batchSize < 1) {
      throw new IllegalArgumentException("batchSize " + batchSize + " is below 1");
    }
  }

  /** One thread, 16 pictures. */
  public static OnnxParameters defaults() {
    return new OnnxParameters(1, 16);
  }

  public OnnxParameters withThreads(int count) {
    return new OnnxParameters(count, batchSize);
  }

  public OnnxParameters withBatchSize(int size) {
    return new OnnxParameters(threads, size);
  }
}
