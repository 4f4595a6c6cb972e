package dev.akin.server.json;

import dev.akin.engine.VectorParameters;
import java.util.Arrays;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads {@code [0.12,-3,4e-5]} into a {@code float[]}: a loop over the parser's tokens, without a
 * node or a box per number.
 *
 * <p>The array has the right dimension from the start, so a longer one costs no memory; it is read
 * to its end for the sake of a message with its true length.
 */
final class VectorReader {
  private final String owner;
  private final int dimension;

  /**
   * Reads vectors of a dimension.
   *
   * @param owner what has this dimension, for messages
   */
  VectorReader(String owner, int dimension) {
    this.owner = owner;
    this.dimension = dimension;
  }

  /** The vector under the cursor; each number finite as a 32-bit float. */
  float[] read(JsonInput input) {
    float[] vector = new float[dimension];
    int length = read(input, vector);
    if (length != dimension) {
      throw input.refusal("dimension %d, %s has %d".formatted(length, owner, dimension));
    }
    return vector;
  }

  /** The vector under the cursor, of any dimension that there may be. */
  static float[] readAny(JsonInput input) {
    float[] vector = new float[VectorParameters.MAX_DIMENSION];
    int length = read(input, vector);
    if (length > vector.length) {
      throw input.refusal("dimension %d, more than %d".formatted(length, vector.length));
    }
    return Arrays.copyOf(vector, length);
  }

  /** Reads as many numbers as there is room for, and counts all of them. */
  private static int read(JsonInput input, float[] vector) {
    input.startArray();
    JsonParser parser = input.parser();
    int length = 0;
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      if (token != JsonToken.VALUE_NUMBER_FLOAT && token != JsonToken.VALUE_NUMBER_INT) {
        throw input.unexpected("a number");
      }
      if (length < vector.length) {
        vector[length] = finite(input, parser.getFloatValue());
      }
      length++;
    }
    return length;
  }

  private static float finite(JsonInput input, float value) {
    if (!Float.isFinite(value)) {
      throw input.refusal("beyond the range of 32-bit floats");
    }
    return value;
  }
}
