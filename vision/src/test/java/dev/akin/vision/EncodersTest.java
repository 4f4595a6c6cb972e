package dev.akin.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.akin.core.vector.Metric;
import dev.akin.testkit.SharedData;
import dev.akin.vision.encoder.EncoderException;
import dev.akin.vision.encoder.ImageEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EncodersTest {
  private static final String CONFIG = "{\"size\": 224}";

  @Test
  void builtinNeedsNoFiles() {
    try (ImageEncoder encoder = Encoders.open("builtin")) {
      assertThat(encoder.name()).isEqualTo("builtin");
      assertThat(encoder.identity()).matches("builtin-\\d+");
      assertThat(encoder.metric()).isEqualTo(Metric.COSINE);
    }
  }

  @Test
  void anythingElseIsAFolder() {
    Path folder = SharedData.require("models/mobilenet-v1-025-224");
    try (ImageEncoder byText = Encoders.open(folder.toString());
        ImageEncoder byPath = Encoders.open(folder)) {
      assertThat(byText.identity())
          .isEqualTo(byPath.identity())
          .matches("mobilenet-v1-025-224-[0-9a-f]{32}");
    }
  }

  @Test
  void unknownNamesSayWhatThereIs(@TempDir Path folder) {
    assertThatExceptionOfType(EncoderException.class)
        .isThrownBy(() -> Encoders.open(folder.resolve("nowhere").toString()))
        .withMessageContaining(
            "neither \"builtin\" nor a folder with model.onnx and preprocessor_config.json");
    assertThatExceptionOfType(EncoderException.class)
        .isThrownBy(() -> Encoders.open("bad\0path"))
        .withMessageContaining("neither \"builtin\" nor a folder");
  }

  @Test
  void missingFilesAreNamed(@TempDir Path folder) throws IOException {
    assertThatExceptionOfType(EncoderException.class)
        .isThrownBy(() -> Encoders.open(folder))
        .withMessageContaining(folder + ": no model.onnx");
    Files.write(folder.resolve("model.onnx"), new byte[10]);
    assertThatExceptionOfType(EncoderException.class)
        .isThrownBy(() -> Encoders.open(folder))
        .withMessageContaining(folder + ": no preprocessor_config.json");
  }

  @Test
  void aFileThatIsNoModelSaysSo(@TempDir Path folder) throws IOException {
    Files.write(folder.resolve("model.onnx"), new byte[] {1, 2, 3});
    Files.writeString(folder.resolve("preprocessor_config.json"), CONFIG);
    assertThatExceptionOfType(EncoderException.class)
        .isThrownBy(() -> Encoders.open(folder))
        .withMessageContaining("model.onnx: ONNX Runtime cannot load it: ");
  }
}
