package dev.akin.visualsearch.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.vision.picture.Picture;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class HeldOutSampleTest {
  private static final List<String> NAMES =
      IntStream.range(0, 1000).mapToObj(i -> i + ".jpg").toList();

  @Test
  void takesTheSameNamesEveryTime() {
    HeldOutSample sample = HeldOutSample.of(NAMES, 100);
    assertThat(sample.names()).hasSize(100);
    assertThat(HeldOutSample.of(NAMES.reversed(), 100)).isEqualTo(sample);
  }

  @Test
  void strewsItsChoice() {
    HeldOutSample sample = HeldOutSample.of(NAMES, 500);
    long low = NAMES.subList(0, 500).stream().filter(sample::contains).count();
    // Of 500 out of 1,000 the first half holds 250 ± 8; more than five standard errors are allowed.
    assertThat(low).isBetween(206L, 294L);
  }

  @Test
  void takesAllWhereThereAreFew() {
    assertThat(HeldOutSample.of(NAMES.subList(0, 3), 100).names()).hasSize(3);
  }

  @Test
  void mirrorsAWindowOfThePicture() {
    byte[] rgb = new byte[3 * 20 * 10];
    for (int x = 0; x < 20; x++) {
      for (int y = 0; y < 10; y++) {
        rgb[3 * (20 * y + x)] = (byte) (10 * x);
        rgb[3 * (20 * y + x) + 1] = (byte) (10 * y);
      }
    }
    Picture crop = HeldOutSample.mirroredCrop(Picture.of(20, 10, rgb), 5);
    assertThat(crop.width()).isEqualTo(17);
    assertThat(crop.height()).isEqualTo(9);
    for (int x = 1; x < 17; x++) {
      assertThat((crop.rgb(x - 1, 0) >> 16) - (crop.rgb(x, 0) >> 16)).isEqualTo(10);
    }
    assertThat((crop.rgb(0, 8) >> 8 & 255) - (crop.rgb(0, 0) >> 8 & 255)).isEqualTo(80);
  }

  @Test
  void onePixelIsItsOwnWindow() {
    Picture dot = Picture.of(1, 1, new byte[] {1, 2, 3});
    assertThat(HeldOutSample.mirroredCrop(dot, 1)).isEqualTo(dot);
  }
}
