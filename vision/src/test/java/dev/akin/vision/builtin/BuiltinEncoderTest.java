package dev.akin.vision.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.akin.vision.picture.Picture;
import dev.akin.vision.picture.TestPictures;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

final class BuiltinEncoderTest {
  private static final Color PALE = new Color(246, 246, 244);

  private final BuiltinEncoder encoder = new BuiltinEncoder();

  @Test
  void vectorsHaveLengthOneAndRepeat() {
    for (int seed = 0; seed < 20; seed++) {
      Picture picture = Picture.of(TestPictures.noisy(1 + 37 * seed, 1 + 23 * seed, seed));
      float[] vector = encoder.encode(picture);
      assertThat(vector).hasSize(encoder.dimension());
      assertThat(cosine(vector, vector)).isCloseTo(1, within(1e-5));
      assertThat(encoder.encode(picture)).isEqualTo(vector);
      assertThat(encoder.encodeBatch(List.of(picture, picture)).get(1)).isEqualTo(vector);
    }
  }

  /**
   * A new checksum needs a new version in the identity, or catalogues keep old vectors beside new
   * ones.
   */
  @Test
  void theVersionStandsForTheseVectors() {
    byte[] rgb = new byte[3 * 50 * 40];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (i * i / 7 % 251);
    }
    CRC32 crc = new CRC32();
    for (float value : encoder.encode(Picture.of(50, 40, rgb))) {
      int bits = Float.floatToIntBits(value);
      crc.update(
          new byte[] {(byte) bits, (byte) (bits >> 8), (byte) (bits >> 16), (byte) (bits >> 24)});
    }
    assertThat(encoder.identity() + " %08x".formatted(crc.getValue()))
        .isEqualTo("builtin-1 5d0813bb");
  }

  @Test
  void theNearestProductHasTheSameKindAndColor() {
    List<float[]> vectors = new ArrayList<>();
    List<Integer> products = new ArrayList<>();
    for (int kind = 0; kind < DrawnProducts.KINDS; kind++) {
      for (int color = 0; color < DrawnProducts.COLORS.length; color++) {
        for (int copy = 0; copy < 4; copy++) {
          long seed = 1_000L * kind + 100L * color + copy;
          vectors.add(encoder.encode(DrawnProducts.draw(kind, color, PALE, seed)));
          products.add(10 * kind + color);
        }
      }
    }
    int right = 0;
    for (int query = 0; query < vectors.size(); query++) {
      right += products.get(nearest(vectors, query)).equals(products.get(query)) ? 1 : 0;
    }
    assertThat(right).as("of %d", vectors.size()).isGreaterThanOrEqualTo(98);
  }

  @Test
  void thePlainBackgroundMattersLessThanTheProduct() {
    for (int kind = 0; kind < DrawnProducts.KINDS; kind++) {
      float[] onPale = encoder.encode(DrawnProducts.draw(kind, 0, PALE, 1));
      float[] onGrey = encoder.encode(DrawnProducts.draw(kind, 0, new Color(205, 210, 214), 2));
      float[] otherKind =
          encoder.encode(DrawnProducts.draw((kind + 1) % DrawnProducts.KINDS, 0, PALE, 3));
      float[] otherColor = encoder.encode(DrawnProducts.draw(kind, 1, PALE, 4));
      assertThat(cosine(onPale, onGrey))
          .as("kind %d", kind)
          .isGreaterThan(cosine(onPale, otherKind))
          .isGreaterThan(cosine(onPale, otherColor));
    }
  }

  private static int nearest(List<float[]> vectors, int query) {
    int best = query == 0 ? 1 : 0;
    for (int other = 0; other < vectors.size(); other++) {
      if (other != query
          && cosine(vectors.get(query), vectors.get(other))
              > cosine(vectors.get(query), vectors.get(best))) {
        best = other;
      }
    }
    return best;
  }

  private static double cosine(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}
