package dev.akin.vision.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.akin.vision.encoder.EncoderException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PreprocessorFormatTest {
  @Test
  void aNumberIsBothSidesWithoutCropAndTheShorterOneWithIt() {
    assertThat(read("{'size': 224}").width()).isEqualTo(224);
    Preprocessor cropped = read("{'size': 256, 'do_center_crop': true, 'crop_size': 224}");
    assertThat(cropped.width()).isEqualTo(224);
    assertThat(cropped.height()).isEqualTo(224);
  }

  @Test
  void unknownKeysAreIgnored() {
    assertThat(read("{'size': {'height': 32, 'width': 48}, 'image_processor_type': 'X'}").height())
        .isEqualTo(32);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{ | Unexpected end-of-input",
        "[] | a JSON object is expected",
        "{} | size is missing",
        "{'size': {'longest_edge': 5}} | supported are a number, {height, width} and, for size, {shortest_edge}",
        "{'size': {'height': 0, 'width': 5}} | size.height is 0; a whole number from 1 to 4,096 is expected",
        "{'size': 1.5} | size is 1.5; a whole number",
        "{'size': 99999} | size is 99999; a whole number",
        "{'size': 224, 'resample': 5} | resample is 5; supported are 0 (nearest), 1 (Lanczos), 2 (bilinear), 3 (bicubic)",
        "{'size': {'shortest_edge': 224}} | pictures would keep different shapes",
        "{'do_resize': false} | pictures would keep different shapes",
        "{'size': 224, 'do_center_crop': true} | crop_size is missing",
        "{'size': 224, 'do_normalize': true} | image_std is missing",
        "{'size': 224, 'image_mean': [0.5, 0.5], 'image_std': [1, 1, 1]} | three numbers are expected",
        "{'size': 224, 'image_mean': [0, 0, 0], 'image_std': [1, 0, 1]} | image_std holds a zero",
        "{'size': 224, 'do_rescale': 1} | do_rescale is 1; true or false is expected",
        "{'size': 224, 'rescale_factor': 'x'} | rescale_factor holds \"\"x\"\"; a number is expected",
      })
  void unusableConfigsSayWhy(String json, String message) {
    assertThatExceptionOfType(EncoderException.class)
        .isThrownBy(() -> read(json))
        .withMessageStartingWith("config: ")
        .withMessageContaining(message.replace("\"\"", "\""));
  }

  private static Preprocessor read(String json) {
    return PreprocessorFormat.read(
        "config", json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }
}
