package dev.akin.server.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of settings in docs/operation.md is the list in the code. */
final class OperationDocumentTest {
  private static final Path DOCUMENT = Path.of("../docs/operation.md");

  @Test
  void everySettingIsListedAsItIs() throws IOException {
    String rows =
        Arrays.stream(Setting.values())
            .map(OperationDocumentTest::row)
            .collect(Collectors.joining("\n"));
    assertThat(Files.readString(DOCUMENT)).contains("\n| --- | --- | --- |\n" + rows + "\n\n");
  }

  private static String row(Setting setting) {
    return "| `%s=%s` | %s | %s |"
        .formatted(
            setting.key(),
            setting.label().replace("|", "\\|"),
            setting.standard().isEmpty() ? "–" : "`" + setting.standard() + "`",
            setting.description());
  }
}
