package dev.akin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.core.kernel.Kernels;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** {@code akin doctor} on this machine. */
final class DoctorCommandTest {
  @TempDir Path folder;

  @Test
  void theMachineIsDescribed() {
    CommandRun run = CommandRun.of("doctor", "--data", folder.toString());
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("machine\n", "kernels\n", "  disk", "advice\n", "times as fast");
    CommandRun alone = CommandRun.of("doctor", "--json");
    assertThat(alone.code()).as(alone.err()).isZero();
    JsonNode json = new ObjectMapper().readTree(alone.out());
    assertThat(json.get("kernels").get("families").get(0).get("set").asString())
        .isEqualTo(Kernels.name());
    assertThat(json.has("disk")).isFalse();
  }

  @Test
  void aDirectoryThatIsMissingIsNamed() {
    CommandRun run = CommandRun.of("doctor", "--data", folder.resolve("none").toString());
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("none is no directory");
    assertThat(run.err().strip().lines()).hasSize(1);
    assertThat(run.out()).isEmpty();
  }
}
