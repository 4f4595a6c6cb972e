package dev.akin.core.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Tag("kernel-independent")
final class BackgroundPriorityTest {
  /**
   * The calling thread's nice value; fields count from the end of its name, which may hold spaces.
   */
  private static int nice() throws IOException {
    String stat = Files.readString(Path.of("/proc/thread-self/stat"));
    return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ", 18)[16]);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void itIsThatOfTheThreadsThatTakeItAndOfThoseTheyStart() throws Exception {
    int before = nice();
    try (ExecutorService background =
        Executors.newSingleThreadExecutor(
            BackgroundPriority.factory(Thread.ofPlatform().name("test")))) {
      int expected = Math.max(before, BackgroundPriority.NICE);
      assertThat(background.submit(BackgroundPriorityTest::nice).get()).isEqualTo(expected);
      assertThat(background.submit(BackgroundPriorityTest::niceOfAnother).get())
          .isEqualTo(expected);
    }
    assertThat(nice()).isEqualTo(before);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void nothingIsInItsWayWhereItWorks() {
    assertThat(BackgroundPriority.obstacle().isEmpty()).isEqualTo(BackgroundPriority.NICE > 0);
  }

  private static int niceOfAnother() throws InterruptedException, ExecutionException {
    try (ExecutorService another = Executors.newSingleThreadExecutor()) {
      return another.submit(BackgroundPriorityTest::nice).get();
    }
  }

  @Test
  void aVirtualThreadCannotTakeIt() throws InterruptedException {
    Thread.ofVirtual()
        .start(() ->
            assertThatThrownBy(BackgroundPriority::take).isInstanceOf(IllegalStateException.class))
        .join();
  }
}
