package dev.akin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as users start it: a process of its own. */
final class ProcessTest {
  private static final String SERVING = "serving ";

  @TempDir Path folder;

  /** Runs the command when its process is ending already. */
  static final class Late {
    private Late() {}

    public static void main(String[] arguments) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> Main.main(arguments)));
    }
  }

  private Process start(String... arguments) throws IOException {
    return start(Main.class, arguments);
  }

  private Process start(Class<?> main, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    command.addAll(Arrays.asList(arguments));
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectOutput(folder.resolve("out.txt").toFile())
        .start();
  }

  private Process demo() throws IOException {
    return start("demo", "--images", "photos", "--port", "0");
  }

  /** Reads standard error up to the line that names the page. */
  private static URI page(BufferedReader err) throws IOException {
    for (String line = err.readLine(); line != null; line = err.readLine()) {
      if (line.startsWith(SERVING)) {
        return URI.create(line.substring(SERVING.length(), line.indexOf(" (")));
      }
    }
    throw new AssertionError("the process ended before it served");
  }

  private static String get(URI address) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(address).header("accept", "application/json").build();
      return client.send(request, BodyHandlers.ofString()).body();
    }
  }

  @Test
  void servesProvesEndsOnASignalAndServesAgainWithoutEncoding() throws Exception {
    Photos.write(folder.resolve("photos"), 20);
    Process first = demo();
    try (BufferedReader err = first.errorReader()) {
      URI page = page(err);
      assertThat(get(page.resolve("collections/products"))).contains("\"status\":\"ok\"");
      assertThat(get(page.resolve("collections/products/proof"))).contains("\"recall\"");
      first.toHandle().destroy();
      assertThat(first.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(err.readLine()).isEqualTo("stopping");
    } finally {
      first.destroyForcibly();
    }
    String proof = Files.readString(folder.resolve("out.txt"));
    assertThat(proof).startsWith("proof of 20 vectors");
    Process second = demo();
    try (BufferedReader err = second.errorReader()) {
      page(err);
      assertThat(Files.readString(folder.resolve("out.txt")))
          .as("the proof of the first start, with its time")
          .isEqualTo(proof);
      second.toHandle().destroy();
      assertThat(second.waitFor(1, TimeUnit.MINUTES)).isTrue();
    } finally {
      second.destroyForcibly();
    }
  }

  @Test
  void jsonAloneIsPrintedAndNothingIsLogged() throws Exception {
    Photos.write(folder.resolve("photos"), 12);
    Process process = start("demo", "--images", "photos", "--once", "--json");
    try (BufferedReader err = process.errorReader()) {
      assertThat(err.lines().filter(line -> !line.contains("incubator")).toList()).isEmpty();
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).isZero();
      assertThat(Files.readString(folder.resolve("out.txt")))
          .startsWith("{\"vectors\":12,")
          .hasLineCount(1);
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void wrongInputEndsWithCodeTwoAndOneLine() throws Exception {
    Process process = start("demo", "--images", "none", "--once", "--json");
    try (BufferedReader err = process.errorReader()) {
      List<String> lines = err.lines().filter(line -> !line.contains("incubator")).toList();
      assertThat(lines).hasSize(1);
      assertThat(lines.getFirst()).startsWith("akin demo: none does not exist: give --images");
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).isEqualTo(2);
      assertThat(Files.readString(folder.resolve("out.txt"))).isEmpty();
    } finally {
      process.destroyForcibly();
    }
  }

  /** A signal that comes while Java is starting. */
  @Test
  void aCommandThatStartsWhileTheProcessEndsSaysAndDoesNothing() throws Exception {
    Process process = start(Late.class, "--version");
    try (BufferedReader err = process.errorReader()) {
      assertThat(err.lines().filter(line -> !line.contains("incubator")).toList()).isEmpty();
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(Files.readString(folder.resolve("out.txt"))).isEmpty();
    } finally {
      process.destroyForcibly();
    }
  }
}
