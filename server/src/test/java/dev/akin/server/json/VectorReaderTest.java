package dev.akin.server.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class VectorReaderTest {
  private static float[] read(int dimension, String json) throws IOException {
    return JsonInput.read(
        new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)),
        new VectorReader("collection \"products\"", dimension)::read);
  }

  @Test
  void readsEveryFloatExactlyAsItWasWritten() throws IOException {
    long seed = 7;
    Random random = new Random(seed);
    float[] written = new float[2_000];
    for (int i = 0; i < written.length; i++) {
      float value = Float.intBitsToFloat(random.nextInt());
      written[i] = Float.isFinite(value) ? value : i;
    }
    StringBuilder json = new StringBuilder("[");
    for (float value : written) {
      json.append(json.length() == 1 ? "" : ",").append(value);
    }
    assertThat(read(written.length, json.append(']').toString())).containsExactly(written);
  }

  @Test
  void readsWholeNumbersAndExponents() throws IOException {
    assertThat(read(4, "[1, -2, 3e2, 0.5E-1]")).containsExactly(1, -2, 300, 0.05f);
  }

  @Test
  void countsToTheEndForTheMessage() {
    assertThatThrownBy(() -> read(512, "[1,2,3]"))
        .hasMessageContaining("dimension 3, collection \"products\" has 512");
    assertThatThrownBy(() -> read(2, "[1,2,3,4,5]"))
        .hasMessageContaining("dimension 5, collection \"products\" has 2");
    assertThatThrownBy(() -> read(2, "[]"))
        .hasMessageContaining("dimension 0, collection \"products\" has 2");
  }

  @Test
  void refusesNumbersBeyondFloats() {
    assertThatThrownBy(() -> read(2, "[0,1e39]"))
        .hasMessageContaining("[1]: beyond the range of 32-bit floats");
    assertThatThrownBy(() -> read(2, "[0," + "9".repeat(60) + "]"))
        .hasMessageContaining("[1]: beyond the range of 32-bit floats");
  }

  @Test
  void refusesWhatIsNoNumber() {
    assertThatThrownBy(() -> read(2, "[0,\"1\"]")).hasMessageContaining("[1]: expected a number");
    assertThatThrownBy(() -> read(2, "[0,[1]]")).hasMessageContaining("[1]: expected a number");
    assertThatThrownBy(() -> read(2, "[0,NaN]")).hasMessageContaining("broken JSON");
    assertThatThrownBy(() -> read(2, "{}")).hasMessageContaining("expected an array");
  }
}
