package dev.akin.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

final class SharedDataTest {
  private final String before = System.getProperty(SharedData.PROPERTY, "../shared");

  @TempDir Path folder;

  @AfterEach
  void restore() {
    System.setProperty(SharedData.PROPERTY, before);
  }

  @Test
  void findsWhatIsThere() throws Exception {
    System.setProperty(SharedData.PROPERTY, folder.toString());
    Path file = Files.createFile(folder.resolve("table.tsv"));
    assertThat(SharedData.find("table.tsv")).contains(file);
    assertThat(SharedData.require("table.tsv")).isEqualTo(file);
    assertThat(SharedData.find("data/none")).isEmpty();
  }

  @Test
  void whatIsMissingSkipsTheTestAndSaysWhy() {
    System.setProperty(SharedData.PROPERTY, folder.toString());
    assertThatThrownBy(() -> SharedData.require("data/none"))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("data/none")
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("-Dakin.shared=FOLDER");
  }
}
