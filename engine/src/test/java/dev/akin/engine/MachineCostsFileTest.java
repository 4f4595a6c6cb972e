package dev.akin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.engine.contract.MachineCosts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Costs are measured once per data directory, and again where they may not hold. */
final class MachineCostsFileTest {
  @TempDir private Path data;
  private Path file;

  @BeforeEach
  void measure() {
    file = data.resolve("machine-costs.json");
    assertThat(new MachineCostsFile(data).costs()).isEqualTo(MachineCosts.measured());
  }

  @Test
  void storedCostsAreUsedAgain() throws IOException {
    String stored = Files.readString(file).replaceFirst(",\"crc32c\":\"[0-9a-f]*\"", "");
    String edited =
        stored.replaceFirst("\"scanNanosPerFloat\":[^,]*", "\"scanNanosPerFloat\":77.5");
    Files.writeString(file, edited);
    assertThat(new MachineCostsFile(data).costs().scanNanosPerFloat()).isEqualTo(77.5);
    assertThat(file).hasContent(edited);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"jvm\":\"[^\"]*\" > \"jvm\":\"1.8\"",
        "\"kernels\":\"[^\"]*\" > \"kernels\":\"64\"",
        "\"cores\":[0-9]* > \"cores\":1000",
        "\"format\":2 > \"format\":1",
        "\"codeNanosPerBit\":[^,}]* > \"codeNanosPerBit\":-1.5",
        "\"codeNanosPerBit\":[^,}]* > \"codeNanosPerBit\":\"fast\"",
        "^. > ["
      })
  void foreignAndBrokenCostsAreMeasuredAgain(String edit) throws IOException {
    String[] parts = edit.split(" > ", 2);
    Files.writeString(file, Files.readString(file).replaceFirst(parts[0], parts[1]));
    assertThat(new MachineCostsFile(data).costs()).isEqualTo(MachineCosts.measured());
    assertThat(Files.readString(file)).contains("\"format\":2");
  }
}
