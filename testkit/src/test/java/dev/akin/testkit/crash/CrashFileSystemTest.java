package dev.akin.testkit.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.testkit.Seed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a crash may leave and what it may not. */
final class CrashFileSystemTest {
  private static final int SEEDS = 200;

  private CrashFileSystem files = CrashFileSystem.create();
  private Path folder = files.getPath("/data");

  @BeforeEach
  void createDurableFolder() throws IOException {
    files = CrashFileSystem.create();
    folder = Files.createDirectory(files.getPath("/data"));
    force(files.getPath("/"));
  }

  @Test
  void whatIsForcedSurvivesEveryCrash() throws IOException {
    Path file = write("a", "content");
    force(file);
    force(folder);

    assertThat(outcomes(CrashFileSystemTest::show)).containsExactly("a=content");
  }

  @Test
  void aCreationNeedsItsFolderForced() throws IOException {
    force(write("a", "content"));

    assertThat(outcomes(CrashFileSystemTest::show)).containsExactlyInAnyOrder("", "a=content");
  }

  @Test
  void aNewFolderNeedsItsParentForced() throws IOException {
    Files.createDirectory(folder.resolve("inner"));
    force(folder.resolve("inner"));

    assertThat(outcomes(CrashFileSystemTest::show)).containsExactlyInAnyOrder("", "inner/");
  }

  @Test
  void aNameMaySurviveWithoutItsContent() throws IOException {
    write("a", "content");
    force(folder);

    assertThat(outcomes(CrashFileSystemTest::show)).containsExactlyInAnyOrder("a=", "a=content");
  }

  @Test
  void writesAreTornAtSectorsAndSurviveInAnyOrder() throws IOException {
    Path file = write("a", "");
    force(file);
    force(folder);
    byte[] three = new byte[3 * 512];
    for (int i = 0; i < three.length; i++) {
      three[i] = (byte) ('A' + i / 512);
    }
    Files.write(file, three, StandardOpenOption.WRITE);

    Set<String> outcomes =
        outcomes(survivor -> {
          StringBuilder sectors = new StringBuilder();
          byte[] bytes = read(survivor.getPath("/data/a"));
          assertThat(bytes.length % 512).isZero();
          for (int i = 0; i < bytes.length; i += 512) {
            Set<Byte> values = new HashSet<>();
            for (int j = i; j < i + 512; j++) {
              values.add(bytes[j]);
            }
            assertThat(values).hasSize(1);
            sectors.append(bytes[i] == 0 ? '-' : (char) bytes[i]);
          }
          return sectors.toString();
        });
    assertThat(outcomes).containsExactlyInAnyOrder("", "A", "-B", "AB", "--C", "A-C", "-BC", "ABC");
  }

  @Test
  void aRenamingIsAtomicAndItsFolderMustBeForced() throws IOException {
    force(write("current", "old"));
    force(folder);
    force(write("next", "new"));
    Files.move(folder.resolve("next"), folder.resolve("current"), StandardCopyOption.ATOMIC_MOVE);

    assertThat(outcomes(CrashFileSystemTest::show))
        .containsExactlyInAnyOrder("current=old", "current=old next=new", "current=new");
  }

  @Test
  void aRenamingIsDurableOnceItsFolderIsForced() throws IOException {
    force(write("current", "old"));
    force(write("next", "new"));
    Files.move(folder.resolve("next"), folder.resolve("current"), StandardCopyOption.ATOMIC_MOVE);
    force(folder);

    assertThat(outcomes(CrashFileSystemTest::show)).containsExactly("current=new");
  }

  @Test
  void changesOfAFolderSurviveInTheirOrder() throws IOException {
    for (String name : new String[] {"a", "b", "c"}) {
      force(write(name, ""));
    }
    force(folder);
    for (String name : new String[] {"a", "b", "c"}) {
      Files.delete(folder.resolve(name));
    }

    assertThat(outcomes(CrashFileSystemTest::show))
        .containsExactlyInAnyOrder("a= b= c=", "b= c=", "c=", "");
  }

  @Test
  void aFailedForceLosesItsChangesThoughALaterOneSucceeds() throws IOException {
    Path file = write("a", "");
    force(file);
    force(folder);
    Files.writeString(file, "content");
    files.failOnce(FileOperation.FORCE, "/a");
    assertThatThrownBy(() -> force(file))
        .isInstanceOf(FileSystemException.class)
        .hasMessage("/data/a: Input/output error");
    assertThat(Files.readString(file)).isEqualTo("content");
    force(file);

    assertThat(outcomes(CrashFileSystemTest::show)).containsExactly("a=");
  }

  @Test
  void afterAPowerFailureNothingWorksAndNothingMoreIsSaved() throws IOException {
    Path file = write("a", "");
    force(file);
    force(folder);
    Files.writeString(file, "content");
    files.crashAt(files.operations() + 1);
    assertThatThrownBy(() -> force(file)).isInstanceOf(PowerFailureException.class);
    assertThatThrownBy(() -> force(file)).isInstanceOf(PowerFailureException.class);
    assertThatThrownBy(() -> Files.readString(file)).isInstanceOf(PowerFailureException.class);

    assertThat(outcomes(CrashFileSystemTest::show)).containsExactlyInAnyOrder("a=", "a=content");
  }

  @Test
  void theSameSeedGivesTheSameSurvivors() throws IOException {
    for (int i = 0; i < 20; i++) {
      write("file" + i, "x".repeat(700));
    }
    for (long seed = 0; seed < SEEDS; seed++) {
      assertThat(show(files.crash(new Seed(seed)))).isEqualTo(show(files.crash(new Seed(seed))));
    }
  }

  @Test
  void aFullDiskTakesWhatFits() throws IOException {
    Path file = write("a", "1234");
    files.limit(10);
    assertThat(Files.getFileStore(file).getUsableSpace()).isEqualTo(6);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.APPEND)) {
      ByteBuffer eight = ByteBuffer.wrap("abcdefgh".getBytes(StandardCharsets.UTF_8));
      assertThat(channel.write(eight)).isEqualTo(6);
      assertThatThrownBy(() -> channel.write(eight))
          .hasMessageContaining("No space left on device");
      channel.truncate(4);
      assertThat(channel.write(eight)).isEqualTo(2);
    }
    assertThat(Files.readString(file)).isEqualTo("1234gh");
    Files.delete(file);
    assertThat(write("b", "0123456789")).hasSize(10);
  }

  @Test
  void openChannelsReadDeletedFiles() throws IOException {
    Path file = write("a", "content");
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      Files.delete(file);
      ByteBuffer bytes = ByteBuffer.allocate(100);
      assertThat(channel.read(bytes, 3)).isEqualTo(4);
      assertThat(Files.exists(file)).isFalse();
    }
  }

  @Test
  void aFileIsLockedOnceAndFreeAfterACrash() throws IOException {
    Path file = write("lock", "");
    force(file);
    force(folder);
    FileChannel first = FileChannel.open(file, StandardOpenOption.WRITE);
    first.lock();
    try (FileChannel second = FileChannel.open(file, StandardOpenOption.WRITE)) {
      assertThatThrownBy(second::tryLock).isInstanceOf(OverlappingFileLockException.class);
      first.close();
      assertThat(second.tryLock().isValid()).isTrue();
      Path survivor = files.crash(new Seed(1)).getPath("/data/lock");
      try (FileChannel third = FileChannel.open(survivor, StandardOpenOption.WRITE)) {
        assertThat(third.tryLock().isValid()).isTrue();
      }
    }
  }

  @Test
  void operationsAreCounted() throws IOException {
    long before = files.operations();
    Path file = write("a", "x"); // create, write
    force(file);
    Files.move(file, folder.resolve("b"), StandardCopyOption.ATOMIC_MOVE);
    force(folder);
    Files.delete(folder.resolve("b"));
    assertThat(files.operations() - before).isEqualTo(6);
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private static void force(Path path) throws IOException {
    StandardOpenOption option =
        Files.isDirectory(path) ? StandardOpenOption.READ : StandardOpenOption.WRITE;
    try (FileChannel channel = FileChannel.open(path, option)) {
      channel.force(true);
    }
  }

  /** What different seeds make of a crash now. */
  private Set<String> outcomes(Function<CrashFileSystem, String> view) {
    Set<String> outcomes = new TreeSet<>();
    for (long seed = 0; seed < SEEDS; seed++) {
      outcomes.add(view.apply(files.crash(new Seed(seed))));
    }
    return outcomes;
  }

  private static String show(CrashFileSystem survivor) {
    try (Stream<Path> entries = Files.list(survivor.getPath("/data"))) {
      return String.join(" ", entries.sorted().map(CrashFileSystemTest::entry).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String entry(Path path) {
    return path.getFileName()
        + (Files.isDirectory(path) ? "/" : "=" + new String(read(path), StandardCharsets.UTF_8));
  }

  private static byte[] read(Path path) {
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
