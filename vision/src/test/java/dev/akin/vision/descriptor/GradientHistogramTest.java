package dev.akin.vision.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.testkit.Seed;
import dev.akin.testkit.SeededTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GradientHistogramTest {
  private static final ScalePoint MIDDLE = new ScalePoint(32, 32, 1);

  private static byte[] describe(GreyScenes.Shade shade, double turn) {
    GradientField field = GradientField.of(GreyScenes.image(65, 65, shade));
    return new GradientHistogram().of(field, MIDDLE, (float) turn);
  }

  private static GreyScenes.Shade slope(double turn) {
    double cos = Math.cos(2 * Math.PI * turn);
    double sin = Math.sin(2 * Math.PI * turn);
    return (x, y) -> 0.5 + 0.005 * (cos * (x - 32) + sin * (y - 32));
  }

  private static int sum(byte[] histogram, int bin) {
    int sum = 0;
    for (int i = bin; i < histogram.length; i += 8) {
      sum += histogram[i] & 0xff;
    }
    return sum;
  }

  private static double norm(byte[] histogram) {
    double squares = 0;
    for (byte value : histogram) {
      squares += (value & 0xff) * (value & 0xff);
    }
    return Math.sqrt(squares);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  void aSlopeFillsItsOrientationInEveryCell(int bin) {
    byte[] upright = describe(slope(bin / 8.0), 0);
    byte[] turned = describe(slope(bin / 8.0), bin / 8.0);
    assertThat(sum(upright, bin)).isGreaterThan(1_500);
    assertThat(sum(turned, 0)).isGreaterThan(1_500);
    for (int other = 1; other < 8; other++) {
      assertThat(sum(upright, (bin + other) % 8)).as("bin %d beyond", other).isLessThan(20);
      assertThat(sum(turned, other)).as("bin %d", other).isLessThan(20);
    }
    for (int cell = 0; cell < 16; cell++) {
      assertThat(upright[8 * cell + bin] & 0xff).as("cell %d", cell).isGreaterThan(30);
    }
  }

  @Test
  void aSlopeBetweenTwoOrientationsFillsBothAlike() {
    byte[] histogram = describe(slope(2.5 / 8), 0);
    assertThat(sum(histogram, 2)).isBetween(sum(histogram, 3) - 40, sum(histogram, 3) + 40);
    assertThat(sum(histogram, 2)).isGreaterThan(1_000);
  }

  @Test
  void cellsAreRowsFromTheTopAndColumnsFromTheLeft() {
    // Only the upper left quarter is not black; it gets brighter towards its corner.
    byte[] histogram = describe((x, y) -> 0.0005 * Math.max(0, 32 - x) * Math.max(0, 32 - y), 0);
    for (int row = 0; row < 4; row++) {
      for (int column = 0; column < 4; column++) {
        int weight = 0;
        for (int bin = 0; bin < 8; bin++) {
          weight += histogram[8 * (4 * row + column) + bin] & 0xff;
        }
        if (row < 2 && column < 2) {
          assertThat(weight).as("cell in row %d, column %d", row, column).isGreaterThan(100);
        } else if (row > 2 || column > 2) {
          assertThat(weight).as("cell in row %d, column %d", row, column).isZero();
        }
      }
    }
  }

  @SeededTest
  void hasTheNormOfTheFieldsSets(Seed seed) {
    byte[] histogram = describe(GreyScenes.texture(65, seed.random()), 0.3);
    // Truncation takes half a unit from each of 128 numbers on the average.
    assertThat(norm(histogram)).isBetween(500.0, 512.0);
  }

  @SeededTest
  void contrastAndBrightnessDoNotMatter(Seed seed) {
    GreyScenes.Shade texture = GreyScenes.texture(65, seed.random());
    byte[] plain = describe(texture, 0.1);
    byte[] dim = describe((x, y) -> 0.2 + 0.3 * texture.at(x, y), 0.1);
    for (int i = 0; i < plain.length; i++) {
      assertThat(dim[i] & 0xff).isBetween((plain[i] & 0xff) - 1, (plain[i] & 0xff) + 1);
    }
  }

  @Test
  void noNumberDominates() {
    // One sharp edge in one cell: without the cut-off its bin would hold nearly all.
    byte[] histogram = describe((x, y) -> x < 26 ? 0 : 1, 0);
    double squares = norm(histogram) * norm(histogram);
    for (byte value : histogram) {
      double share = (value & 0xff) * (value & 0xff) / squares;
      assertThat(share).isLessThan(0.25);
    }
  }

  @Test
  void oneGreyIsAllZero() {
    assertThat(describe((x, y) -> 0.3, 0)).containsOnly(0).hasSize(LocalDescriptor.DIMENSION);
  }
}
