package dev.akin.engine.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.testkit.Seed;
import dev.akin.testkit.SeededTest;
import dev.akin.testkit.crash.CrashFileSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DurableFilesTest {
  private static final byte[] OLD = "old content, longer than the new one".getBytes(UTF_8);
  private static final byte[] NEW = "new content".getBytes(UTF_8);

  @TempDir private Path folder;

  @SeededTest(60)
  void afterACrashAFileIsOldOrNew(Seed seed) throws IOException {
    CrashFileSystem files = CrashFileSystem.create();
    Path file = files.getPath("/data/a/file");
    DurableFiles.createDirectories(files.getPath("/data/a"));
    DurableFiles.write(file, OLD);
    files.crashAt(files.operations() + 1 + seed.random().nextInt(12));
    boolean acknowledged = false;
    try {
      DurableFiles.write(file, NEW);
      acknowledged = true;
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("simulated power failure");
    }
    Path survived = files.crash(seed).getPath("/data/a/file");

    byte[] found = DurableFiles.read(survived, 100);
    assertThat(found).isIn(OLD, NEW);
    assertThat(acknowledged && found.length == OLD.length).isFalse();
  }

  @Test
  void treesAreDeletedAndCounted() throws IOException {
    Path tree = folder.resolve("tree");
    DurableFiles.createDirectories(tree.resolve("a/b"));
    Files.write(tree.resolve("a/b/x"), new byte[10]);
    Files.write(tree.resolve("y"), new byte[5]);

    assertThat(DurableFiles.bytes(tree)).isEqualTo(15);
    DurableFiles.deleteTree(tree);
    assertThat(tree).doesNotExist();
    DurableFiles.deleteTree(tree);
    assertThat(DurableFiles.bytes(tree)).isZero();
  }

  @Test
  void longFilesAreNotRead() throws IOException {
    Path file = folder.resolve("file");
    DurableFiles.write(file, OLD);

    assertThat(DurableFiles.read(file, OLD.length)).isEqualTo(OLD);
    assertThatThrownBy(() -> DurableFiles.read(file, 10))
        .hasMessageContaining("36 bytes, at most 10");
  }
}
