package dev.akin.server.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WatchedFilesTest {
  @TempDir Path folder;

  private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();

  private String next() throws InterruptedException {
    return String.valueOf(seen.poll(20, TimeUnit.SECONDS));
  }

  @Test
  void newContentIsTakenEvenAfterAFailure() throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("file"), "one");
    try (WatchedFiles files = new WatchedFiles(Duration.ofMillis(5))) {
      files.watch(
          List.of(file),
          () -> {
            String text = Files.readString(file);
            seen.add(text);
            if (text.equals("broken")) {
              throw new IllegalArgumentException("broken");
            }
          });
      Files.writeString(folder.resolve("next"), "broken");
      Files.move(folder.resolve("next"), file, StandardCopyOption.ATOMIC_MOVE);
      assertThat(next()).isEqualTo("broken");
      Files.delete(file);
      Files.writeString(folder.resolve("next"), "two");
      Files.move(folder.resolve("next"), file, StandardCopyOption.ATOMIC_MOVE);
      assertThat(next()).isEqualTo("two");
      assertThat(seen).as("the same content is taken once").isEmpty();
    }
  }

  @Test
  void aFileThatIsNotThereIsNotWatched() {
    try (WatchedFiles files = new WatchedFiles(Duration.ofMillis(5))) {
      assertThatThrownBy(() -> files.watch(List.of(folder.resolve("none")), () -> {}))
          .isInstanceOf(NoSuchFileException.class);
    }
  }
}
