package dev.akin.server.json;

import dev.akin.server.http.RefusedException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads {@code [0.12,-3,4e-5]} into a {@code float[]}: a loop over the parser's tokens, without a
 * node or a box per number.
 *
 * <p>The array has the collection's dimension from the start, so a longer one costs no memory; it
 * is read to its end for the sake of a message with its true length.
 */
final class VectorReader {
  private final String collection;
  private final int dimension;

  /** Reads vectors of the given collection. */
  VectorReader(String collection, int dimension) {
    this.collection = collection;
    this.dimension = dimension;
  }

  /** The vector under the cursor; each number finite as a 32-bit float. */
  float[] read(JsonInput input) {
    input.startArray();
    JsonParser parser = input.parser();
    float[] vector = new float[dimension];
    int length = 0;
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      if (token != JsonToken.VALUE_NUMBER_FLOAT && token != JsonToken.VALUE_NUMBER_INT) {
        throw input.unexpected("a number");
      }
      if (length < dimension) {
        vector[length] = finite(input, parser.getFloatValue());
      }
      length++;
    }
    if (length != dimension) {
      throw wrongDimension(input, length);
    }
    return vector;
  }

  private static float finite(JsonInput input, float value) {
    if (!Float.isFinite(value)) {
      throw input.refusal("beyond the range of 32-bit floats");
    }
    return value;
  }

  private RefusedException wrongDimension(JsonInput input, int length) {
    return input.refusal(
        "dimension %d, collection \"%s\" has %d".formatted(length, collection, dimension));
  }
}
