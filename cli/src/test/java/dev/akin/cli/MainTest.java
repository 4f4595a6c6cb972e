package dev.akin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.engine.Engine;
import dev.akin.engine.EngineParameters;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MainTest {
  @TempDir Path folder;

  @BeforeEach
  void writeInput() throws IOException {
    Photos.write(folder.resolve("photos"), 12);
    Files.createDirectories(folder.resolve("empty"));
    Files.writeString(folder.resolve("note.txt"), "hello");
    Files.writeString(folder.resolve("short.csv"), "file,colour\n1,red\n2\n");
    Files.writeString(folder.resolve("other.csv"), "sku,colour\nA1,red\n");
  }

  /** A command line in which {@code @} stands for the test's folder. */
  private CommandRun run(String line) {
    return CommandRun.of(
        Arrays.stream(line.split(" ", -1))
            .map(word -> word.replace("@", folder.toString()))
            .toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "demo --images @/none --once                            | does not exist: give --images",
        "demo --images @/empty --once                           | holds no pictures: files ending in jpg",
        "demo --images @/note.txt --once                        | holds no pictures: a tar archive",
        "demo --images @/photos --table @/none.csv --once       | no such file",
        "demo --images @/photos --table @/short.csv --once      | line 3: 1 cells, the header has 2",
        "demo --images @/photos --table @/other.csv --once      | names none of the pictures",
        "demo --table @/short.csv --once                        | --table describes the pictures of --images",
        "demo --images @/photos --encoder @/none --once         | is no folder: give --encoder",
        "demo --images @/photos --encoder @/empty --once        | model.onnx",
        "demo --images @/photos --data @/note.txt --once        | is no directory: give --data another",
        "demo --images @/photos --port 70000                    | --port 70000 is no port",
        "demo --images @/photos --port many                     | many",
        "demo --imagse @/photos                                 | --imagse",
        "serve                                                  | --data",
        "serve --port 0 --data @/note.txt                       | is no directory",
        "serve --data @/d --host no.such.host.invalid           | is unknown: give an address",
        "frobnicate                                             | frobnicate",
        "''                                                     | akin",
      })
  void wrongInputIsOneLineThatSaysWhat(String line, String message) {
    boolean demo = line.startsWith("demo") && !line.contains("--data");
    CommandRun run = run(demo ? line + " --data @/data" : line);
    assertThat(run.err()).contains(message).startsWith("akin");
    assertThat(run.err().strip().lines()).hasSize(1);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aPortInUseIsSaidBeforeAnyWork() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CommandRun run = run("demo --images @/photos --data @/data --port " + taken.getLocalPort());
      assertThat(run.code()).isEqualTo(2);
      assertThat(run.err()).contains("cannot listen on 127.0.0.1 port " + taken.getLocalPort());
      assertThat(folder.resolve("data")).doesNotExist();
    }
  }

  @Test
  void aDataDirectoryInUseIsRefused() {
    try (Engine engine = Engine.open(folder.resolve("data"), EngineParameters.defaults())) {
      CommandRun run = run("demo --images @/photos --data @/data --once");
      assertThat(engine.collections()).isEmpty();
      assertThat(run.code()).isEqualTo(2);
      assertThat(run.err()).contains("another engine has this data directory open");
      assertThat(run.err().strip().lines()).hasSize(1);
    }
  }

  @Test
  void aDirectoryIntoWhichNothingWasImportedTakesOtherPictures() {
    assertThat(run("demo --images @/note.txt --data @/data --once").code()).isEqualTo(2);
    CommandRun run = run("demo --images @/photos --data @/data --once");
    assertThat(run.code()).as(run.err()).isZero();
  }

  @Test
  void otherPicturesInTheSameDirectoryAreRefused() throws IOException {
    assertThat(run("demo --images @/photos --data @/data --once").code()).isZero();
    Photos.write(folder.resolve("others"), 3);
    CommandRun run = run("demo --images @/others --data @/data --once");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("was made with other pictures");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "demo --help", "serve --help"})
  void helpHasExamples(String line) {
    CommandRun run = run(line);
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("Examples:").contains("akin");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void theVersionIsOneLine() {
    CommandRun run = run("--version");
    assertThat(run.code()).isZero();
    assertThat(run.out().strip()).startsWith("akin ").hasLineCount(1);
  }
}
