package dev.akin.engine.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.testkit.Seed;
import dev.akin.testkit.SeedExtension;
import dev.akin.testkit.SeededTest;
import dev.akin.testkit.crash.CrashFileSystem;
import dev.akin.testkit.crash.FileOperation;
import dev.akin.testkit.crash.PowerFailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The log on a disk that loses power, fills up and fails. */
@ExtendWith(SeedExtension.class)
@Tag("kernel-independent")
final class FileChangeLogCrashTest {
  private static final FileLogParameters SMALL =
      FileLogParameters.defaults().withSegmentBytes(4096);

  private static final Logger LOGGER = Logger.getLogger("dev.akin.engine.log");

  @BeforeAll
  static void expectCutTailsSilently() {
    LOGGER.setLevel(Level.OFF);
  }

  @AfterAll
  static void listenAgain() {
    LOGGER.setLevel(null);
  }

  /** What a writer did, and what it was promised. */
  private static final class History {
    private final List<Operation> appended = new ArrayList<>();
    private final List<Integer> batchEnds = new ArrayList<>(List.of(0));
    private int acknowledged;
    private long forgotten = 1;

    void forgetUnacknowledged(int kept) {
      appended.subList(kept, appended.size()).clear();
      batchEnds.removeIf(end -> end > kept);
      acknowledged = kept;
    }
  }

  @SeededTest(150)
  void acknowledgedBatchesSurviveAndNoneIsHalved(Seed seed) throws IOException {
    SplittableRandom random = seed.random();
    History history = new History();
    CrashFileSystem files = CrashFileSystem.create();
    // Several crashes in a row: what one recovery leaves is what the next one starts from.
    for (int crash = 0; crash < 4; crash++) {
      files.crashAt(files.operations() + 1 + random.nextInt(90));
      try {
        work(files, history, random);
      } catch (PowerFailureException | LogFailedException | AppendRefusedException expected) {
        assertThat(expected).hasStackTraceContaining("simulated power failure");
      }
      files = files.crash(seed.derive(crash));
      checkRecovery(files, history);
    }
  }

  private static void work(CrashFileSystem files, History history, SplittableRandom random)
      throws IOException {
    while (true) {
      try (FileChangeLog log = FileChangeLog.open(folder(files), SMALL)) {
        for (int i = random.nextInt(20); i >= 0; i--) {
          appendGroup(log, history, random);
          if (random.nextInt(8) == 0) {
            long sequence = 1L + random.nextInt(history.acknowledged + 1);
            history.forgotten = Math.max(sequence, history.forgotten);
            log.truncateBefore(sequence);
          }
        }
      }
    }
  }

  /** Several batches that may become durable together, or in part. */
  private static void appendGroup(FileChangeLog log, History history, SplittableRandom random)
      throws IOException {
    List<Appended> group = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      List<Operation> batch = Operations.batch(1 + random.nextInt(3), random);
      history.appended.addAll(batch);
      history.batchEnds.add(history.appended.size());
      group.add(log.append(batch));
    }
    for (Appended appended : group) {
      appended.await();
      history.acknowledged = (int) appended.lastSequence();
    }
  }

  private static void checkRecovery(CrashFileSystem files, History history) throws IOException {
    try (FileChangeLog log = FileChangeLog.open(folder(files), SMALL)) {
      int recovered = (int) log.nextSequence() - 1;
      assertThat(recovered).isGreaterThanOrEqualTo(history.acknowledged).isIn(history.batchEnds);
      assertThat(log.firstSequence()).isLessThanOrEqualTo(history.forgotten);
      List<Operation> found = new ArrayList<>();
      log.read(log.firstSequence(), record -> found.add(record.operation()));
      int first = (int) log.firstSequence() - 1;
      assertThat(found).isEqualTo(history.appended.subList(first, recovered));
      history.forgetUnacknowledged(recovered);
    }
  }

  @SeededTest(50)
  void aFullDiskRefusesABatchAndTakesTheNextOneWhenThereIsSpace(Seed seed) throws IOException {
    SplittableRandom random = seed.random();
    CrashFileSystem files = CrashFileSystem.create();
    List<Operation> kept = new ArrayList<>();
    int refused = 0;
    try (FileChangeLog log = FileChangeLog.open(folder(files), SMALL)) {
      long space = 200;
      for (int i = 0; i < 60; i++) {
        space += random.nextInt(300);
        files.limit(space);
        List<Operation> batch = Operations.batch(1 + random.nextInt(4), random);
        try {
          Appended appended = log.append(batch);
          appended.await();
          assertThat(appended.firstSequence()).isEqualTo(kept.size() + 1);
          kept.addAll(batch);
        } catch (AppendRefusedException e) {
          assertThat(e).hasMessageContaining("No space left on device");
          refused++;
        }
      }
      assertThat(log.nextSequence()).isEqualTo(kept.size() + 1);
      assertThat(operations(log)).isEqualTo(kept);
    }
    assertThat(refused).isPositive();
    assertThat(kept).isNotEmpty();
    // A refused batch does not come back after a crash either.
    try (FileChangeLog log = FileChangeLog.open(folder(files.crash(seed)), SMALL)) {
      assertThat(operations(log)).isEqualTo(kept);
    }
  }

  @Test
  void aFailedForceClosesTheLogForWrites(Seed seed) throws IOException {
    List<Operation> all = Operations.batch(3, seed.random());
    CrashFileSystem files = CrashFileSystem.create();
    try (FileChangeLog log = FileChangeLog.open(folder(files), SMALL)) {
      log.append(all.subList(0, 1)).await();
      files.failOnce(FileOperation.FORCE, ".log");
      Appended lost = log.append(all.subList(1, 2));
      assertThatThrownBy(lost::await)
          .isInstanceOf(LogFailedException.class)
          .hasMessageContaining("may not be durable");
      long operations = files.operations();
      assertThatThrownBy(() -> log.append(all.subList(2, 3)))
          .isInstanceOf(LogFailedException.class)
          .hasMessageContaining("takes no more writes until it is opened again")
          .hasStackTraceContaining("Input/output error");
      assertThat(files.operations()).as("the force is not tried again").isEqualTo(operations);
      assertThat(operations(log)).isEqualTo(all.subList(0, 1));
    }
    try (FileChangeLog log = FileChangeLog.open(folder(files.crash(seed)), SMALL)) {
      assertThat(operations(log)).isEqualTo(all.subList(0, 1));
      log.append(all.subList(1, 3)).await();
      assertThat(operations(log)).isEqualTo(all);
    }
  }

  @Test
  void aForceThatFindsTheDiskFullRefusesTheBatchOnly(Seed seed) throws IOException {
    List<Operation> all = Operations.batch(4, seed.random());
    CrashFileSystem files = CrashFileSystem.create();
    try (FileChangeLog log = FileChangeLog.open(folder(files), SMALL)) {
      log.append(all.subList(0, 1)).await();
      files.fillOnce(FileOperation.FORCE, ".log");
      assertThatThrownBy(() -> log.append(all.subList(1, 3)).await())
          .isInstanceOf(AppendRefusedException.class)
          .hasMessageContaining("No space left on device");
      Appended next = log.append(all.subList(3, 4));
      next.await();
      assertThat(next.firstSequence()).isEqualTo(2);
      assertThat(operations(log)).containsExactly(all.get(0), all.get(3));
    }
    try (FileChangeLog log = FileChangeLog.open(folder(files.crash(seed)), SMALL)) {
      assertThat(operations(log)).containsExactly(all.get(0), all.get(3));
    }
  }

  @Test
  void aSegmentThatCannotBeBegunRefusesTheBatchOnly(Seed seed) throws IOException {
    List<Operation> all = Operations.batch(80, seed.random());
    CrashFileSystem files = CrashFileSystem.create();
    List<Operation> kept = new ArrayList<>();
    try (FileChangeLog log = FileChangeLog.open(folder(files), SMALL)) {
      files.failOnce(FileOperation.WRITE, ".tmp");
      files.failOnce(FileOperation.MOVE, ".log");
      int refused = 0;
      for (Operation operation : all) {
        try {
          log.append(List.of(operation)).await();
          kept.add(operation);
        } catch (AppendRefusedException e) {
          refused++;
        }
      }
      assertThat(refused).isEqualTo(2);
      assertThat(operations(log)).isEqualTo(kept);
    }
    Path folder = folder(files.crash(seed));
    try (FileChangeLog log = FileChangeLog.open(folder, SMALL)) {
      assertThat(operations(log)).isEqualTo(kept);
    }
    try (var entries = Files.list(folder)) {
      assertThat(entries.filter(file -> file.toString().endsWith(".tmp"))).isEmpty();
    }
  }

  private static List<Operation> operations(ChangeLog log) throws IOException {
    List<Operation> operations = new ArrayList<>();
    log.read(log.firstSequence(), record -> operations.add(record.operation()));
    return operations;
  }

  private static Path folder(CrashFileSystem files) {
    return files.getPath("/data/log");
  }
}
