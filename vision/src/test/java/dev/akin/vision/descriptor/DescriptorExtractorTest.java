package dev.akin.vision.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.testkit.Seed;
import dev.akin.testkit.SeededTest;
import dev.akin.testkit.SharedData;
import dev.akin.vision.descriptor.GreyScenes.Shade;
import dev.akin.vision.picture.Picture;
import dev.akin.vision.picture.PictureDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DescriptorExtractorTest {
  private static final int SIDE = 128;

  private static final DescriptorExtractor EXTRACTOR =
      new DescriptorExtractor(DescriptorParameters.defaults());

  private static double distance(byte[] a, byte[] b) {
    double squares = 0;
    for (int i = 0; i < a.length; i++) {
      int difference = (a[i] & 0xff) - (b[i] & 0xff);
      squares += difference * difference;
    }
    return Math.sqrt(squares);
  }

  /** Where a place of one picture is in another. */
  private interface Move {
    double[] of(KeyPoint point);
  }

  /**
   * The share of the first picture's points that the other has at the same place, size and a small
   * distance between the descriptors.
   */
  private static double found(Picture picture, Picture other, Move move) {
    List<LocalDescriptor> there = EXTRACTOR.extract(other);
    List<LocalDescriptor> here = EXTRACTOR.extract(picture);
    assertThat(here).hasSizeGreaterThan(20);
    long found =
        here.stream()
            .filter(descriptor ->
                there.stream()
                    .anyMatch(match -> {
                      double[] place = move.of(descriptor.point());
                      KeyPoint point = match.point();
                      return Math.hypot(point.x() - place[0], point.y() - place[1]) < 1
                          && Math.abs(Math.log(point.scale() / descriptor.point().scale())) < 0.15
                          && distance(match.histogram(), descriptor.histogram()) < 130;
                    }))
            .count();
    return (double) found / here.size();
  }

  @SeededTest(5)
  void aQuarterTurnChangesNothing(Seed seed) {
    Shade scene = GreyScenes.texture(SIDE, seed.random());
    Picture upright = GreyScenes.picture(SIDE, SIDE, scene);
    Picture turned = GreyScenes.picture(SIDE, SIDE, (x, y) -> scene.at(y, SIDE - 1 - x));
    double share = found(upright, turned, point -> new double[] {SIDE - 1 - point.y(), point.x()});
    assertThat(share).isGreaterThan(0.85);
  }

  @SeededTest(5)
  void aTurnByThirtyDegreesKeepsMostPoints(Seed seed) {
    Shade scene = GreyScenes.texture(SIDE, seed.random());
    double middle = (SIDE - 1) / 2.0;
    double cos = Math.cos(Math.PI / 6);
    double sin = Math.sin(Math.PI / 6);
    Picture upright = GreyScenes.picture(SIDE, SIDE, scene);
    Picture turned =
        GreyScenes.picture(
            SIDE,
            SIDE,
            (x, y) ->
                scene.at(
                    middle + cos * (x - middle) + sin * (y - middle),
                    middle + cos * (y - middle) - sin * (x - middle)));
    double share =
        found(
            upright,
            turned,
            point -> {
              double dx = point.x() - middle;
              double dy = point.y() - middle;
              return new double[] {middle + cos * dx - sin * dy, middle + sin * dx + cos * dy};
            });
    // The corners are not in the other picture.
    assertThat(share).isGreaterThan(0.55);
  }

  @SeededTest(5)
  void brightnessAndContrastHardlyMatter(Seed seed) {
    Shade scene = GreyScenes.texture(SIDE, seed.random());
    Picture plain = GreyScenes.picture(SIDE, SIDE, (x, y) -> 0.15 + 0.7 * scene.at(x, y));
    Picture other = GreyScenes.picture(SIDE, SIDE, (x, y) -> 0.25 + 0.55 * scene.at(x, y));
    double share = found(plain, other, point -> new double[] {point.x(), point.y()});
    // Points near the least contrast come and go.
    assertThat(share).isGreaterThan(0.65);
  }

  @SeededTest(3)
  void everyThreadGetsTheSame(Seed seed) {
    Picture picture = GreyScenes.picture(SIDE, SIDE, GreyScenes.texture(SIDE, seed.random()));
    List<byte[]> expected = histograms(picture);
    List<List<byte[]>> results =
        IntStream.range(0, 8).parallel().mapToObj(i -> histograms(picture)).toList();
    for (List<byte[]> result : results) {
      assertThat(result).hasSameSizeAs(expected);
      for (int i = 0; i < expected.size(); i++) {
        assertThat(result.get(i)).isEqualTo(expected.get(i));
      }
    }
  }

  private static List<byte[]> histograms(Picture picture) {
    return EXTRACTOR.extract(picture).stream().map(LocalDescriptor::histogram).toList();
  }

  @SeededTest(3)
  void pointsComeInOrderAndOnce(Seed seed) {
    Picture picture = GreyScenes.picture(SIDE, SIDE, GreyScenes.texture(SIDE, seed.random()));
    List<KeyPoint> points =
        EXTRACTOR.extract(picture).stream().map(LocalDescriptor::point).toList();
    List<KeyPoint> sorted = new ArrayList<>(points);
    sorted.sort(KeyPoint.ORDER);
    assertThat(points).isEqualTo(sorted).doesNotHaveDuplicates();
    for (KeyPoint point : points) {
      assertThat(point.x()).isBetween(0f, SIDE - 1f);
      assertThat(point.y()).isBetween(0f, SIDE - 1f);
      assertThat((double) point.orientation()).isBetween(0.0, 2 * Math.PI);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 300", "300, 1", "3, 3", "7, 9", "8, 8", "17, 640"})
  void picturesOfAnyShapeAreTaken(int width, int height) {
    Picture picture =
        GreyScenes.picture(width, height, (x, y) -> 0.5 + 0.5 * Math.sin(1.3 * x * y));
    for (Detector detector : Detector.values()) {
      DescriptorExtractor extractor =
          new DescriptorExtractor(
              DescriptorParameters.defaults().withContrast(0).withDetector(detector));
      for (LocalDescriptor descriptor : extractor.extract(picture)) {
        assertThat(descriptor.histogram()).hasSize(LocalDescriptor.DIMENSION);
        assertThat(descriptor.point().x()).isBetween(0f, width - 1f);
        assertThat(descriptor.point().y()).isBetween(0f, height - 1f);
      }
    }
  }

  @Test
  void largePicturesAreReducedAndTheirPointsAreNot() {
    Picture large = GreyScenes.picture(400, 300, GreyScenes.blob(250, 120, 12, 0.9));
    DescriptorExtractor small =
        new DescriptorExtractor(
            DescriptorParameters.defaults().withLongestSide(200).withContrast(0.03));
    List<LocalDescriptor> found = small.extract(large);
    assertThat(found).isNotEmpty();
    for (LocalDescriptor descriptor : found) {
      assertThat(descriptor.point().x()).isBetween(248f, 252f);
      assertThat(descriptor.point().y()).isBetween(118f, 122f);
      assertThat(descriptor.point().scale()).isBetween(9f, 12f);
    }
  }

  /**
   * Means of the published set BIGANN and of descriptors of photos: both are of the same make if
   * norm, mean value and share of zeros agree.
   */
  @Test
  void descriptorsOfPhotosAreAsThoseOfBigann() throws Exception {
    byte[] published =
        Files.readAllBytes(SharedData.require("data/bigann10k").resolve("base.10000x128.u8"));
    Statistics expected = new Statistics();
    for (int row = 0; row < published.length; row += LocalDescriptor.DIMENSION) {
      expected.add(Arrays.copyOfRange(published, row, row + LocalDescriptor.DIMENSION));
    }
    Statistics actual = new Statistics();
    for (Picture photo : photos()) {
      EXTRACTOR.extract(photo).forEach(descriptor -> actual.add(descriptor.histogram()));
    }
    assertThat(actual.rows).isGreaterThan(3_000);
    assertThat(actual.meanNorm()).isBetween(expected.meanNorm() - 0.2, expected.meanNorm() + 0.2);
    assertThat(actual.meanValue())
        .isBetween(expected.meanValue() - 1.5, expected.meanValue() + 1.5);
    assertThat(actual.zeros()).isBetween(expected.zeros() - 0.06, expected.zeros() + 0.06);
  }

  private static List<Picture> photos() throws Exception {
    Path archive = SharedData.require("data/clothing").resolve("images-256.tar");
    List<Picture> photos = new ArrayList<>();
    byte[] head = new byte[1 << 20];
    try (var input = Files.newInputStream(archive)) {
      input.readNBytes(head, 0, head.length);
    }
    // Plain tar: blocks of 512 bytes, a header with the size in octal digits before each file.
    for (int at = 0; at + 512 < head.length && photos.size() < 20; ) {
      String digits = new String(head, at + 124, 11, StandardCharsets.US_ASCII);
      int size = Integer.parseInt(digits, 8);
      if (size > 0 && at + 512 + size <= head.length) {
        byte[] file = Arrays.copyOfRange(head, at + 512, at + 512 + size);
        photos.add(new PictureDecoder().decode(file));
      }
      at += 512 + (size + 511) / 512 * 512;
    }
    return photos;
  }

  /** Means over rows. */
  private static final class Statistics {
    private long rows;
    private long sum;
    private long zeroes;
    private double norms;

    void add(byte[] row) {
      long squares = 0;
      for (byte value : row) {
        int number = value & 0xff;
        squares += (long) number * number;
        sum += number;
        zeroes += number == 0 ? 1 : 0;
      }
      norms += Math.sqrt((double) squares);
      rows++;
    }

    double meanNorm() {
      return norms / rows;
    }

    double meanValue() {
      return (double) sum / (rows * LocalDescriptor.DIMENSION);
    }

    double zeros() {
      return (double) zeroes / (rows * LocalDescriptor.DIMENSION);
    }
  }
}
