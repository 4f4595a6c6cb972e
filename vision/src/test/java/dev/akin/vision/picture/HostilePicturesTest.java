package dev.akin.vision.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Truncated, damaged and random bytes: the outcome is a picture within the limits or a {@link
 * PictureException}, soon and in bounded memory.
 */
final class HostilePicturesTest {
  private static final long SEED = 20_261_120;
  private static final int CASES_PER_SAMPLE = 250;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final PictureDecoder decoder =
      new PictureDecoder(DecodeLimits.defaults().withMaxPixels(1_000_000));

  static Stream<Map.Entry<String, byte[]>> samples() {
    BufferedImage drawn = TestPictures.drawn(60, 44, BufferedImage.TYPE_INT_RGB);
    BufferedImage indexed = TestPictures.drawn(60, 44, BufferedImage.TYPE_BYTE_INDEXED);
    Map<String, byte[]> samples = new LinkedHashMap<>();
    samples.put("jpeg", TestPictures.encode(drawn, "jpeg"));
    samples.put("progressive jpeg", SamplePictures.PROGRESSIVE_JPEG);
    samples.put("cmyk jpeg", SamplePictures.CMYK_JPEG);
    samples.put("png", TestPictures.encode(drawn, "png"));
    samples.put("palette png", TestPictures.encode(indexed, "png"));
    samples.put("gif", TestPictures.encode(indexed, "gif"));
    samples.put("lossless webp", SamplePictures.LOSSLESS_WEBP);
    samples.put("lossy webp", SamplePictures.LOSSY_WEBP);
    samples.put("alpha webp", SamplePictures.LOSSY_ALPHA_WEBP);
    samples.put("animated webp", SamplePictures.ANIMATED_WEBP);
    samples.put("turned webp", SamplePictures.TURNED_WEBP);
    return samples.entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void flippedBytesGiveAPictureOrAnError(Map.Entry<String, byte[]> sample) {
    Assertions.assertTimeoutPreemptively(
        PATIENCE,
        () -> {
          Random random = new Random(SEED);
          for (int i = 0; i < CASES_PER_SAMPLE; i++) {
            byte[] bytes = sample.getValue().clone();
            int flips = 1 + random.nextInt(4);
            for (int flip = 0; flip < flips; flip++) {
              bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            decodeOrRefuse(bytes, sample.getKey() + " case " + i + " of seed " + SEED);
          }
        });
  }

  @ParameterizedTest
  @MethodSource("samples")
  void cutAndJoinedBytesGiveAPictureOrAnError(Map.Entry<String, byte[]> sample) {
    Assertions.assertTimeoutPreemptively(
        PATIENCE,
        () -> {
          Random random = new Random(SEED + 1);
          byte[] whole = sample.getValue();
          for (int i = 0; i < CASES_PER_SAMPLE; i++) {
            // A piece is missing in the middle, or a piece of noise is put there.
            int from = random.nextInt(whole.length);
            byte[] bytes = Arrays.copyOf(whole, whole.length);
            if (random.nextBoolean()) {
              byte[] noise = new byte[1 + random.nextInt(Math.min(40, whole.length - from))];
              random.nextBytes(noise);
              System.arraycopy(noise, 0, bytes, from, noise.length);
            } else {
              int gap = 1 + random.nextInt(whole.length - from);
              System.arraycopy(whole, from + gap, bytes, from, whole.length - from - gap);
              bytes = Arrays.copyOf(bytes, whole.length - gap);
            }
            decodeOrRefuse(bytes, sample.getKey() + " case " + i + " of seed " + (SEED + 1));
          }
        });
  }

  private void decodeOrRefuse(byte[] bytes, String name) {
    try {
      Picture picture = decoder.decode(bytes);
      assertThat((long) picture.width() * picture.height()).as(name).isBetween(1L, 1_000_000L);
    } catch (PictureException e) {
      assertThat(e.getMessage()).as(name).isNotBlank();
    } catch (RuntimeException | Error e) {
      throw new AssertionError(name + ": " + e, e);
    }
  }
}
