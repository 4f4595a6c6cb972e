package dev.akin.vision.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.akin.vision.picture.Picture;
import dev.akin.vision.picture.TestPictures;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BuiltinEncoderTest {
  private final BuiltinEncoder encoder = new BuiltinEncoder();

  @Test
  void vectorsHaveLengthOneAndRepeat() {
    for (int seed = 0; seed < 20; seed++) {
      Picture picture = Picture.of(TestPictures.noisy(1 + 37 * seed, 1 + 23 * seed, seed));
      float[] vector = encoder.encode(picture);
      double squares = 0;
      for (float value : vector) {
        squares += value * value;
      }
      assertThat(vector).hasSize(encoder.dimension());
      assertThat(squares).isCloseTo(1, within(1e-5));
      assertThat(encoder.encode(picture)).isEqualTo(vector);
      assertThat(encoder.encodeBatch(List.of(picture, picture)).get(1)).isEqualTo(vector);
    }
  }
}
