package dev.akin.testkit.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Paths behave as those of a Unix system. */
final class CrashPathTest {
  private static final List<String> TEXTS =
      List.of("/", "/a", "/a/b/c", "a", "a/b", "..", "/../a", "a/../b", "./a", "../../a", "/a//b/");

  private final CrashFileSystem files = CrashFileSystem.create();

  @Test
  void onePathBehavesAsOnUnix() {
    for (String text : TEXTS) {
      Path own = files.getPath(text);
      Path unix = FileSystems.getDefault().getPath(text);
      assertThat(own).hasToString(unix.toString());
      assertThat(own.isAbsolute()).isEqualTo(unix.isAbsolute());
      assertThat(String.valueOf(own.getParent())).isEqualTo(String.valueOf(unix.getParent()));
      assertThat(String.valueOf(own.getFileName())).isEqualTo(String.valueOf(unix.getFileName()));
      assertThat(own.normalize()).hasToString(unix.normalize().toString());
      assertThat(own.getNameCount()).isEqualTo(unix.getNameCount());
      assertThat(own).isEqualTo(files.getPath(text)).hasSameHashCodeAs(files.getPath(text));
    }
  }

  @Test
  void twoPathsBehaveAsOnUnix() {
    for (String first : TEXTS) {
      for (String second : TEXTS) {
        Path own = files.getPath(first);
        Path unix = FileSystems.getDefault().getPath(first);
        assertThat(own.resolve(second)).hasToString(unix.resolve(second).toString());
        assertThat(own.startsWith(second)).isEqualTo(unix.startsWith(second));
        assertThat(own.endsWith(second)).isEqualTo(unix.endsWith(second));
        assertThat(Integer.signum(own.compareTo(files.getPath(second))))
            .isEqualTo(Integer.signum(unix.compareTo(unix.getFileSystem().getPath(second))));
      }
    }
  }

  @Test
  void relativizeLeadsBack() {
    Path from = files.getPath("/a/b/c");
    Path to = files.getPath("/a/d");
    assertThat(from.relativize(to)).hasToString("../../d");
    assertThat(from.resolve(from.relativize(to)).normalize()).isEqualTo(to);
  }
}
