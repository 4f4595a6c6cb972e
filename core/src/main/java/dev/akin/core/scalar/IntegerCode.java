package dev.akin.core.scalar;

import dev.akin.core.file.SectionFile;
import dev.akin.core.file.SectionFileWriter;
import dev.akin.core.quantizer.QuantizerShape;
import dev.akin.core.quantizer.TrainingSet;
import dev.akin.core.vector.VectorSet;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * Values as integers: {@code value ≈ least + step · code}, with the least value of the sample per
 * dimension and a step that reaches the largest. Inside that range a value is off by at most half a
 * step; outside it is cut to the range. A constant dimension has step 0 and is exact.
 */
final class IntegerCode implements RowCode {
  private static final String RANGES = "RANGES";

  private final ScalarToken token;
  private final float[] least;
  private final float[] steps;

  private IntegerCode(ScalarToken token, float[] least, float[] steps) {
    this.token = token;
    this.least = least;
    this.steps = steps;
  }

  /** Takes the range of each dimension's residuals; one pass over the sample. */
  static IntegerCode train(ScalarToken token, TrainingSet set) {
    int dimension = set.dimension();
    float[] least = new float[dimension];
    float[] largest = new float[dimension];
    Arrays.fill(least, Float.POSITIVE_INFINITY);
    Arrays.fill(largest, Float.NEGATIVE_INFINITY);
    float[] residual = new float[dimension];
    for (int row = 0; row < set.sample().size(); row++) {
      set.residual(row, residual);
      for (int i = 0; i < dimension; i++) {
        least[i] = Math.min(least[i], residual[i]);
        largest[i] = Math.max(largest[i], residual[i]);
      }
    }
    float[] steps = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      steps[i] = (float) (((double) largest[i] - least[i]) / token.packing().mask());
    }
    return new IntegerCode(token, least, steps);
  }

  /** Reads the ranges: numbers that no training gives are damage. */
  static IntegerCode read(SectionFile file, String prefix, QuantizerShape shape)
      throws IOException {
    int dimension = shape.dimension();
    String name = prefix + RANGES;
    MemorySegment values = QuantizerShape.section(file, name, 2L * Float.BYTES * dimension);
    float[] least = new float[dimension];
    float[] steps = new float[dimension];
    MemorySegment.copy(values, VectorSet.VALUE, 0, least, 0, dimension);
    MemorySegment.copy(values, VectorSet.VALUE, 4L * dimension, steps, 0, dimension);
    for (int i = 0; i < dimension; i++) {
      if (!Float.isFinite(least[i]) || !(steps[i] >= 0) || !Float.isFinite(steps[i])) {
        throw file.corrupt(
            name, 4L * i, "dimension %,d from %s by %s".formatted(i, least[i], steps[i]));
      }
    }
    return new IntegerCode(ScalarToken.ofVariant(shape.variant()).orElseThrow(), least, steps);
  }

  @Override
  public void write(SectionFileWriter writer, String prefix) throws IOException {
    writer.section(prefix + RANGES);
    writer.write(QuantizerShape.floats(least)).write(QuantizerShape.floats(steps));
  }

  @Override
  public ScalarToken token() {
    return token;
  }

  @Override
  public int dimension() {
    return least.length;
  }

  @Override
  public long bytesInMemory() {
    return 2L * Float.BYTES * least.length;
  }

  @Override
  public int code(int dimension, float value) {
    if (steps[dimension] == 0) {
      return 0;
    }
    // In double: the difference of two floats may be no float.
    double levels = ((double) value - least[dimension]) / steps[dimension];
    return (int) Math.clamp(Math.rint(levels), 0, packing().mask());
  }

  @Override
  public float value(int dimension, int code) {
    return least[dimension] + steps[dimension] * code;
  }

  @Override
  public Rounding roundingForProducts() {
    return new AcrossRounding(this);
  }

  /** What a dimension's code of 1 stands for beyond that of 0; zero where it is constant. */
  float step(int dimension) {
    return steps[dimension];
  }

  @Override
  public RowQuery query() {
    return new IntegerRowQuery(packing(), least, steps);
  }
}
