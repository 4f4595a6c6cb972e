package dev.akin.vision.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.akin.vision.encoder.EncoderException;
import dev.akin.vision.picture.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a model folder must be, on models written by the test. */
final class OnnxModelTest {
  /** Samples go through as 0 … 1, plus 0.5, so that black has a direction too. */
  private static final String CONFIG =
      """
      {"size": {"height": 4, "width": 6}, "image_mean": [-0.5, -0.5, -0.5], "image_std": [1, 1, 1]}
      """;

  @TempDir private Path folder;

  @Test
  void aVectorIsTheNormalisedOutput() throws IOException {
    try (OnnxEncoder encoder = open(TinyModel.meanColor())) {
      assertThat(encoder.dimension()).isEqualTo(3);
      float[] red = encoder.encode(color(255, 0, 0));
      double length = Math.sqrt(1.5 * 1.5 + 0.5 * 0.5 + 0.5 * 0.5);
      assertThat(red[0]).isCloseTo((float) (1.5 / length), within(1e-6f));
      assertThat(red[1]).isCloseTo((float) (0.5 / length), within(1e-6f));
      assertThat(red[2]).isCloseTo((float) (0.5 / length), within(1e-6f));
    }
  }

  @Test
  void aFixedBatchIsFilledUp() throws IOException {
    try (OnnxEncoder encoder = open(TinyModel.meanColor(4, 3, 4, 6))) {
      List<float[]> vectors = encoder.encodeBatch(Collections.nCopies(6, color(0, 255, 0)));
      assertThat(vectors).hasSize(6);
      for (float[] vector : vectors) {
        assertThat(vector).isEqualTo(encoder.encode(color(0, 255, 0)));
        assertThat(vector[1]).isGreaterThan(vector[0]);
      }
    }
  }

  @Test
  void anInputOfAnotherSizeIsRefused() {
    assertThatExceptionOfType(EncoderException.class)
        .isThrownBy(() -> open(TinyModel.meanColor(-1, 3, 32, 32)))
        .withMessageContaining(
            "input \"pixel_values\" has the shape [-1, 3, 32, 32], preprocessor_config.json makes"
                + " pictures of height 4 and width 6");
  }

  @Test
  void anInputThatIsNoPictureIsRefused() {
    assertThatExceptionOfType(EncoderException.class)
        .isThrownBy(() -> open(TinyModel.meanColor(-1, 1, 4, 6)))
        .withMessageContaining("[-1, 1, 4, 6]; [batch, 3, height, width] is expected");
  }

  @Test
  void anOutputThatIsNoVectorIsRefused() {
    assertThatExceptionOfType(EncoderException.class)
        .isThrownBy(() -> open(TinyModel.unflattened()))
        .withMessageContaining(
            "output \"features\" has the shape [-1, 3, 1, 1]; [batch, dimension]");
  }

  @Test
  void aTruncatedModelIsRefused() {
    byte[] whole = TinyModel.meanColor();
    byte[] cut = Arrays.copyOf(whole, whole.length / 2);
    assertThatExceptionOfType(EncoderException.class)
        .isThrownBy(() -> open(cut))
        .withMessageContaining("model.onnx: ONNX Runtime cannot load it: ");
  }

  @Test
  void anOutputWithoutDirectionIsRefused() throws IOException {
    Files.writeString(folder.resolve(OnnxEncoder.PREPROCESSING), "{\"size\": 4}");
    Files.write(folder.resolve(OnnxEncoder.MODEL), TinyModel.meanColor());
    try (OnnxEncoder encoder = OnnxEncoder.open(folder, OnnxParameters.defaults())) {
      assertThatExceptionOfType(EncoderException.class)
          .isThrownBy(() -> encoder.encode(color(0, 0, 0)))
          .withMessage("a vector of 3 numbers has the norm 0.0 and no direction");
    }
  }

  private OnnxEncoder open(byte[] model) throws IOException {
    Files.writeString(folder.resolve(OnnxEncoder.PREPROCESSING), CONFIG);
    Files.write(folder.resolve(OnnxEncoder.MODEL), model);
    return OnnxEncoder.open(folder, OnnxParameters.defaults());
  }

  private static Picture color(int red, int green, int blue) {
    byte[] rgb = new byte[3 * 5 * 5];
    for (int at = 0; at < rgb.length; at += 3) {
      rgb[at] = (byte) red;
      rgb[at + 1] = (byte) green;
      rgb[at + 2] = (byte) blue;
    }
    return Picture.of(5, 5, rgb);
  }
}
