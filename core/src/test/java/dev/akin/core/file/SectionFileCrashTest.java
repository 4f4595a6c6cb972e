package dev.akin.core.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.testkit.Seed;
import dev.akin.testkit.SeededTest;
import dev.akin.testkit.crash.CrashFileSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Power failures at every moment of a write: what a name leads to is the old file or the new one,
 * whole.
 */
final class SectionFileCrashTest {
  private static final int OLD = 1;
  private static final int NEW = 2;

  @SeededTest
  void theOldFileOrTheNewOneSurvives(Seed seed) throws IOException {
    long before = operationsUntilOldIsThere(CrashFileSystem.create());
    CrashFileSystem undisturbed = CrashFileSystem.create();
    operationsUntilOldIsThere(undisturbed);
    write(undisturbed, NEW);
    long after = undisturbed.operations();
    for (long at = before + 1; at <= after; at++) {
      CrashFileSystem files = CrashFileSystem.create();
      operationsUntilOldIsThere(files);
      files.crashAt(at);
      boolean committed = true;
      try {
        write(files, NEW);
      } catch (IOException e) {
        committed = false;
      }
      int survivor = read(files.crash(seed.derive(at)));
      assertThat(survivor).as("power failed at operation %d", at).isIn(OLD, NEW);
      if (committed) {
        assertThat(survivor).as("committed before operation %d", at).isEqualTo(NEW);
      }
    }
  }

  private static long operationsUntilOldIsThere(CrashFileSystem files) throws IOException {
    write(files, OLD);
    return files.operations();
  }

  private static void write(CrashFileSystem files, int value) throws IOException {
    Path folder = files.getPath("/");
    try (SectionFileWriter writer = new SectionFileWriter(folder.resolve("a.akin"), "test")) {
      writer.section("VALUE").writeInt(value);
      writer.commit();
    }
  }

  /** The value in the file; this file system cannot map, so the file is copied. */
  private static int read(CrashFileSystem files) throws IOException {
    Path path = files.getPath("/").resolve("a.akin");
    assertThat(Files.exists(path)).isTrue();
    try (SectionFile file = SectionFile.open(path)) {
      file.verify();
      return file.section("VALUE").get(SectionFormat.INT, 0);
    }
  }
}
