package dev.akin.eval.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.core.kernel.Kernels;
import dev.akin.eval.report.MachineText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

final class MachineReportTest {
  @TempDir Path folder;

  @Test
  void thisMachineIsDescribed() throws IOException {
    MachineReport report =
        MachineReport.measure(Duration.ofMillis(1), Optional.of(Disk.of(folder)));
    String text = MachineText.text(report);
    assertThat(text)
        .contains(Runtime.version().toString(), "squared L2 of float32", "advice")
        .doesNotContain("NaN", "null");
    JsonNode json = new ObjectMapper().readTree(MachineText.json(report));
    assertThat(json.get("processors").asInt())
        .isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(json.get("heapBytes").asLong()).isEqualTo(Runtime.getRuntime().maxMemory());
    assertThat(json.get("memoryBytes").asLong()).isGreaterThan(json.get("heapBytes").asLong() / 4);
    assertThat(json.get("disk").get("bytes").asLong()).isPositive();
    assertThat(json.get("kernels").get("families").get(0).get("set").asString())
        .isEqualTo(Kernels.name());
    assertThat(json.get("kernels").get("speeds").size()).isEqualTo(12);
    assertThat(json.get("advice").size()).isEqualTo(report.advice().size());
  }

  @Test
  void aDirectoryThatIsMissingIsNamed() {
    assertThatThrownBy(() -> MachineReport.measure(folder.resolve("none")))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("none");
  }

  @ParameterizedTest
  @CsvSource({
    "[always] madvise never, always",
    "always [madvise] never, madvise",
    "always madvise [never], never",
    "something else, unknown",
  })
  void hugePagesAreWhatStandsInBrackets(String text, String expected) {
    assertThat(HugePages.parse(text)).hasToString(expected);
  }

  @Test
  void theProcessorHasItsNameWhereTheSystemTells() throws IOException {
    Path file = Files.writeString(folder.resolve("cpu"), "processor\t: 0\nmodel name\t: Zen 4\n");
    assertThat(Hardware.processor(file, "amd64")).isEqualTo("Zen 4");
    assertThat(Hardware.processor(folder.resolve("none"), "amd64")).isEqualTo("amd64");
  }
}
