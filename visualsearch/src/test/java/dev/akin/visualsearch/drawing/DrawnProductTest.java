package dev.akin.visualsearch.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.visualsearch.drawing.DrawnProduct.Look;
import java.awt.image.DataBufferInt;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DrawnProductTest {
  private static final int SIDE = 64;

  private static int[] pixels(long seed, Look look) {
    return pixels(new DrawnProduct(1, seed, look, 1, true));
  }

  private static int[] pixels(DrawnProduct product) {
    return ((DataBufferInt) product.draw(SIDE).getRaster().getDataBuffer()).getData();
  }

  private static boolean isRed(int pixel) {
    return (pixel >> 16 & 255) - (pixel >> 8 & 255) > 60;
  }

  /** The mean difference of two pictures' channels. */
  private static double distance(int[] one, int[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      for (int shift = 0; shift < 24; shift += 8) {
        sum += Math.abs((one[i] >> shift & 255) - (other[i] >> shift & 255));
      }
    }
    return sum / (3.0 * one.length);
  }

  @Test
  void theSameNumberIsTheSameProductForEver() {
    DrawnProduct product = DrawnProduct.of(1, 17);
    assertThat(DrawnProduct.of(1, 17)).isEqualTo(product);
    assertThat(pixels(product)).isEqualTo(pixels(DrawnProduct.of(1, 17)));
    assertThat(product.title()).isEqualTo("Teal zigzag backpack");
  }

  @Test
  void aCatalogueHasEveryKindColourAndPattern() {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    Set<Colour> colours = EnumSet.noneOf(Colour.class);
    Set<Pattern> patterns = EnumSet.noneOf(Pattern.class);
    Set<Boolean> stock = new HashSet<>();
    for (int number = 1; number <= 300; number++) {
      DrawnProduct product = DrawnProduct.of(1, number);
      kinds.add(product.look().kind());
      colours.add(product.look().colour());
      patterns.add(product.look().pattern());
      stock.add(product.inStock());
      assertThat(product.price()).isBetween(5.0, 400.0);
    }
    assertThat(kinds).hasSize(Kind.values().length);
    assertThat(colours).hasSize(Colour.values().length);
    assertThat(patterns).hasSize(Pattern.values().length);
    assertThat(stock).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void everyKindShowsAndLeavesTheEdgesFree(Kind kind) {
    Look look = new Look(kind, Colour.RED, Pattern.PLAIN);
    for (long seed = 1; seed <= 5; seed++) {
      int[] pixels = pixels(seed, look);
      int red = 0;
      int edge = 0;
      for (int i = 0; i < pixels.length; i++) {
        int x = i % SIDE;
        int y = i / SIDE;
        boolean atEdge = x == 0 || y == 0 || x == SIDE - 1 || y == SIDE - 1;
        red += isRed(pixels[i]) ? 1 : 0;
        edge += isRed(pixels[i]) && atEdge ? 1 : 0;
      }
      assertThat(red / (double) pixels.length).as("red share of %s", kind).isBetween(0.015, 0.6);
      assertThat(edge).as("red pixels at the edges of %s", kind).isLessThan(6);
    }
  }

  @Test
  void posesDifferLessThanProducts() {
    Look shirt = new Look(Kind.T_SHIRT, Colour.NAVY, Pattern.STRIPES);
    int[] one = pixels(1, shirt);
    int[] again = pixels(2, shirt);
    int[] other = pixels(3, new Look(Kind.MUG, Colour.YELLOW, Pattern.PLAIN));
    assertThat(distance(one, again)).isPositive().isLessThan(distance(one, other));
  }

  @ParameterizedTest
  @EnumSource(value = Pattern.class, mode = EnumSource.Mode.EXCLUDE, names = "PLAIN")
  void everyPatternShows(Pattern pattern) {
    int[] plain = pixels(9, new Look(Kind.T_SHIRT, Colour.GREEN, Pattern.PLAIN));
    int[] printed = pixels(9, new Look(Kind.T_SHIRT, Colour.GREEN, pattern));
    assertThat(distance(plain, printed)).isGreaterThan(3);
  }
}
