package dev.akin.core.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.akin.testkit.VectorDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RandomRotationTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 17, 64, 100, 128, 192, 320, 768, 784, 1024, 4096})
  void keepsInnerProducts(int length) {
    float[][] pair = VectorDistribution.uniform(length).sample(2, length);
    double squares = dot(pair[0], pair[0]);
    double product = dot(pair[0], pair[1]);

    RandomRotation rotation = new RandomRotation(length, 7);
    rotation.apply(pair[0]);
    rotation.apply(pair[1]);

    assertThat(dot(pair[0], pair[0])).isCloseTo(squares, within(squares * 1e-5));
    assertThat(dot(pair[0], pair[1])).isCloseTo(product, within(squares * 1e-5));
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 100, 192, 768, 784, 1024})
  void spreadsEveryAxisOverAllCoordinates(int length) {
    RandomRotation rotation = new RandomRotation(length, 7);
    for (int axis = 0; axis < length; axis++) {
      float[] vector = new float[length];
      vector[axis] = 1;
      rotation.apply(vector);
      double largest = 0;
      for (float value : vector) {
        largest = Math.max(largest, Math.abs(value));
      }
      // The largest of n normal values of variance 1/n is near √(2 ln n / n); twice that has a tail
      // of n⁻⁴.
      assertThat(largest).isLessThan(2 * Math.sqrt(2 * Math.log(length) / length));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 17, 64, 100, 784, 1024})
  void isUndone(int length) {
    float[] vector = VectorDistribution.uniform(length).sample(1, length)[0];
    float[] copy = vector.clone();
    RandomRotation rotation = new RandomRotation(length, 7);
    rotation.apply(copy);
    rotation.invert(copy);
    assertThat(copy).containsExactly(vector, within(1e-5f));
  }

  @Test
  void dependsOnTheSeedAlone() {
    float[] first = VectorDistribution.uniform(192).sample(1, 1)[0];
    float[] second = first.clone();
    float[] other = first.clone();

    new RandomRotation(192, 7).apply(first);
    new RandomRotation(192, 7).apply(second);
    new RandomRotation(192, 8).apply(other);

    assertThat(first).isEqualTo(second).isNotEqualTo(other);
  }

  /** Stored codes depend on these values: if one changes, every index file has to be rebuilt. */
  @Test
  void staysTheSameForEver() {
    assertThat(rotatedFirstAxis(64)).startsWith(-0.1015625f, 0, 0.015625f, -0.03125f);
    assertThat(rotatedFirstAxis(192))
        .startsWith(-0.005113693f, -0.0035803148f, 0.07017968f, 0.0969689f);
  }

  private static float[] rotatedFirstAxis(int length) {
    float[] axis = new float[length];
    axis[0] = 1;
    new RandomRotation(length, 42).apply(axis);
    return axis;
  }

  @Test
  void refusesToRotateNothing() {
    assertThatThrownBy(() -> new RandomRotation(0, 7))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rotation of 0 values");
  }

  private static double dot(float[] first, float[] second) {
    double sum = 0;
    for (int i = 0; i < first.length; i++) {
      sum += (double) first[i] * second[i];
    }
    return sum;
  }
}
