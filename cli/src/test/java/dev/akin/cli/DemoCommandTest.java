package dev.akin.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.engine.point.Payload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DemoCommandTest {
  private static final int PICTURES = 30;

  @TempDir Path folder;

  @BeforeEach
  void writePhotos() throws IOException {
    Photos.write(folder.resolve("photos"), PICTURES);
  }

  private CommandRun demo(String... more) {
    String[] arguments = {
      "demo", "--images", folder + "/photos", "--data", folder + "/data", "--once"
    };
    String[] all = Arrays.copyOf(arguments, arguments.length + more.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    return CommandRun.of(all);
  }

  private static Map<?, ?> object(@Nullable Object value) {
    assertThat(value).isInstanceOf(Map.class);
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  @Test
  void jsonIsExactlyTheDocumentedObject() {
    CommandRun run = demo("--json");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out().strip()).hasLineCount(1);
    Map<String, Object> json = Payload.fromJson(run.out().strip().getBytes(UTF_8)).fields();
    assertThat(json)
        .containsOnlyKeys(
            "vectors",
            "dimension",
            "plan",
            "recall",
            "latencyMillis",
            "bytesPerVector",
            "encodeMillisPerPicture");
    assertThat(json).containsEntry("vectors", (long) PICTURES);
    assertThat(object(json.get("plan")).keySet()).isEqualTo(Set.of("index", "why"));
    Map<?, ?> recall = object(json.get("recall"));
    assertThat(recall.keySet()).isEqualTo(Set.of("k", "value", "low", "high", "queries"));
    assertThat(recall.get("k")).isEqualTo(10L);
    assertThat(recall.get("queries")).isEqualTo((long) PICTURES);
    assertThat(object(json.get("latencyMillis")).keySet()).isEqualTo(Set.of("p50", "p99"));
    assertThat(object(json.get("bytesPerVector")).keySet()).isEqualTo(Set.of("memory", "disk"));
  }

  @Test
  void aSecondStartPrintsTheSameProof() throws IOException {
    CommandRun first = demo("--json");
    Files.setLastModifiedTime(
        folder.resolve("data/pictures/products/imported.tsv"), FileTime.fromMillis(1));
    CommandRun second = demo("--json");
    assertThat(second.out()).isEqualTo(first.out());
    assertThat(Files.getLastModifiedTime(folder.resolve("data/pictures/products/imported.tsv")))
        .as("nothing was imported")
        .isEqualTo(FileTime.fromMillis(1));
  }

  @Test
  void thePlainProofIsABlockForPeople() throws IOException {
    Files.write(folder.resolve("photos/broken.png"), new byte[] {1, 2, 3});
    CommandRun run = demo();
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .startsWith("proof of 30 vectors of dimension ")
        .contains("  plan      Flat")
        .contains("  recall    1.0000 at 10 against exact search (95 % interval ")
        .contains("  contract  recall 0.95, k 10, ");
    assertThat(run.err())
        .contains("1 pictures could not be used:")
        .contains("  broken.png: not a JPEG, PNG, WebP or GIF");
  }
}
