package dev.akin.vision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.testkit.SharedData;
import dev.akin.vision.encoder.ImageEncoder;
import dev.akin.vision.picture.Picture;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How well each encoder finds pictures of the same kind, on 3,000 real photos of two data sets
 * (leave one out, other pictures of the same product name or sender do not count). The figures are
 * logged; the bounds lie 0.02 below those in {@code docs/measurements/2026-11-20-encoders.md}.
 */
@Tag("slow")
final class EncoderQualityTest {
  private static final System.Logger LOGGER = System.getLogger(EncoderQualityTest.class.getName());
  private static final int PICTURES = 3_000;
  private static final long SEED = 1;
  private static final String LARGE = "models/mobilenet-v1-224";
  private static final String SMALL = "models/mobilenet-v1-025-224";

  @Test
  void products(@TempDir Path scratch) throws Exception {
    LabelledPictures pictures = LabelledPictures.products(scratch, PICTURES, SEED);
    assertThat(measure("products", "builtin", pictures)).isGreaterThan(0.604);
    assertThat(measure("products", SharedData.require(SMALL).toString(), pictures))
        .isGreaterThan(0.58);
    assertThat(measure("products", SharedData.require(LARGE).toString(), pictures))
        .isGreaterThan(0.637);
  }

  @Test
  void clothing(@TempDir Path scratch) throws Exception {
    LabelledPictures pictures = LabelledPictures.clothing(scratch, PICTURES, SEED);
    assertThat(measure("clothing", "builtin", pictures)).isGreaterThan(0.47);
    assertThat(measure("clothing", SharedData.require(SMALL).toString(), pictures))
        .isGreaterThan(0.435);
    assertThat(measure("clothing", SharedData.require(LARGE).toString(), pictures))
        .isGreaterThan(0.519);
  }

  private static double measure(String data, String name, LabelledPictures pictures) {
    try (ImageEncoder encoder = Encoders.open(name)) {
      List<float[]> vectors = new ArrayList<>();
      long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      for (Picture picture : pictures.pictures()) {
        vectors.add(encoder.encode(picture));
      }
      long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
      double precision = pictures.precision(vectors, 5);
      LOGGER.log(
          Level.INFO,
          "%s, %d pictures, %s: dimension %d, P@1 %.3f, P@5 %.3f, %.2f ms of one core per picture"
              .formatted(
                  data,
                  vectors.size(),
                  encoder.name(),
                  encoder.dimension(),
                  pictures.precision(vectors, 1),
                  precision,
                  nanos / 1e6 / vectors.size()));
      return precision;
    }
  }
}
