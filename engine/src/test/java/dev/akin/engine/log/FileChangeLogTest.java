package dev.akin.engine.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.testkit.Seed;
import dev.akin.testkit.SeedExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SeedExtension.class)
@Tag("kernel-independent")
final class FileChangeLogTest {
  private static final FileLogParameters SMALL =
      FileLogParameters.defaults().withSegmentBytes(4096);

  @TempDir Path temporary;
  private Path folder;

  @BeforeEach
  void chooseFolder() {
    folder = temporary.resolve("log");
  }

  @Test
  void sequencesFollowEachOtherAndReadBack(Seed seed) throws IOException {
    List<Operation> all = Operations.batch(100, seed.random());
    try (FileChangeLog log = open()) {
      assertThat(log.firstSequence()).isEqualTo(1);
      assertThat(log.nextSequence()).isEqualTo(1);
      append(log, all.subList(0, 1));
      Appended last = append(log, all.subList(1, 100));
      assertThat(last.firstSequence()).isEqualTo(2);
      assertThat(last.lastSequence()).isEqualTo(100);
      assertThat(log.nextSequence()).isEqualTo(101);
      assertThat(read(log, 1)).isEqualTo(all);
      assertThat(read(log, 40)).isEqualTo(all.subList(39, 100));
      assertThat(read(log, 101)).isEmpty();
    }
  }

  @Test
  void aReopenedLogGoesOnWhereItEnded(Seed seed) throws IOException {
    SplittableRandom random = seed.random();
    List<Operation> all = new ArrayList<>();
    for (int session = 0; session < 5; session++) {
      try (FileChangeLog log = open()) {
        assertThat(log.nextSequence()).isEqualTo(all.size() + 1);
        for (int i = 0; i < 20; i++) {
          List<Operation> batch = Operations.batch(1 + random.nextInt(3), random);
          append(log, batch);
          all.addAll(batch);
        }
      }
    }
    try (FileChangeLog log = open()) {
      assertThat(segments()).hasSizeGreaterThan(3);
      assertThat(read(log, 1)).isEqualTo(all);
    }
  }

  @Test
  void truncationForgetsWholeSegmentsOnly(Seed seed) throws IOException {
    List<Operation> all = Operations.batch(200, seed.random());
    try (FileChangeLog log = open()) {
      for (Operation operation : all) {
        append(log, List.of(operation));
      }
      int before = segments().size();
      log.truncateBefore(120);
      assertThat(segments()).hasSizeBetween(2, before - 1);
      assertThat(log.firstSequence()).isBetween(2L, 120L);
      assertThat(read(log, 120)).isEqualTo(all.subList(119, 200));
      assertThatThrownBy(() -> read(log, 1))
          .isInstanceOf(LogCorruptedException.class)
          .hasMessageContaining("the log starts at sequence " + log.firstSequence());

      log.truncateBefore(Long.MAX_VALUE);
      assertThat(segments()).hasSize(1);
    }
    try (FileChangeLog log = open()) {
      assertThat(log.nextSequence()).isEqualTo(201);
    }
  }

  @Test
  void aTornTailIsCutAtTheLastWholeRecord(Seed seed) throws IOException {
    List<Operation> all = Operations.batch(6, seed.random());
    for (int lost = 1; lost <= 40; lost += 13) {
      clear();
      try (FileChangeLog log = open()) {
        append(log, all.subList(0, 3));
        append(log, all.subList(3, 6));
      }
      Path file = segments().getFirst();
      shorten(file, Files.size(file) - lost);
      try (FileChangeLog log = open()) {
        assertThat(read(log, 1)).isEqualTo(all.subList(0, 3));
        assertThat(append(log, all.subList(5, 6)).firstSequence()).isEqualTo(4);
      }
      try (FileChangeLog log = open()) {
        assertThat(read(log, 4)).isEqualTo(all.subList(5, 6));
      }
    }
  }

  @Test
  void damageBeforeADurableRecordIsAnErrorWithFileAndOffset(Seed seed) throws IOException {
    List<Operation> all = Operations.batch(3, seed.random());
    long second;
    try (FileChangeLog log = open()) {
      append(log, all.subList(0, 1));
      second = Files.size(segments().getFirst());
      append(log, all.subList(1, 2));
      append(log, all.subList(2, 3));
    }
    Path file = segments().getFirst();
    flip(file, second + LogFormat.RECORD_HEADER_BYTES + 3);
    assertThatThrownBy(this::open)
        .isInstanceOf(LogCorruptedException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("at offset " + second + ":")
        .hasMessageContaining("the record of sequence 2 is damaged");
  }

  @Test
  void damageInAnOlderSegmentIsFoundWhenItIsRead(Seed seed) throws IOException {
    List<Operation> all = Operations.batch(100, seed.random());
    try (FileChangeLog log = open()) {
      for (Operation operation : all) {
        append(log, List.of(operation));
      }
    }
    Path oldest = segments().getFirst();
    flip(oldest, Files.size(oldest) - 1);
    try (FileChangeLog log = open()) {
      assertThatThrownBy(() -> read(log, 1))
          .isInstanceOf(LogCorruptedException.class)
          .hasMessageContaining(oldest.toString());
    }
  }

  @Test
  void aMissingSegmentIsAnError(Seed seed) throws IOException {
    try (FileChangeLog log = open()) {
      for (Operation operation : Operations.batch(200, seed.random())) {
        append(log, List.of(operation));
      }
    }
    Path missing = segments().get(1);
    Files.delete(missing);
    try (FileChangeLog log = open()) {
      assertThatThrownBy(() -> read(log, 1))
          .isInstanceOf(LogCorruptedException.class)
          .hasMessageContaining("the segment before it ends at");
    }
  }

  @Test
  void aDamagedOrForeignHeaderIsAnError() throws IOException {
    open().close();
    Path file = segments().getFirst();
    flip(file, 17);
    assertThatThrownBy(this::open).hasMessageContaining("header checksum");
    Files.write(file, new byte[100]);
    assertThatThrownBy(this::open).hasMessageContaining("not a segment of a change log");
    Files.write(file, new byte[10]);
    assertThatThrownBy(this::open).hasMessageContaining("header has 10 of 32 bytes");
  }

  @Test
  void aClosedLogRefusesWrites() throws IOException {
    FileChangeLog log = open();
    log.close();
    assertThatThrownBy(() -> log.append(Operations.batch(1, new SplittableRandom(1))))
        .isInstanceOf(LogFailedException.class)
        .hasMessageContaining("is closed");
  }

  @Test
  void manyThreadsShareForcesAndKeepTheirOrder(Seed seed) throws Exception {
    int threads = 8;
    int perThread = 50;
    List<List<Operation>> written = new ArrayList<>();
    List<Thread> running = new ArrayList<>();
    try (FileChangeLog log = open()) {
      for (int t = 0; t < threads; t++) {
        List<Operation> mine = Operations.batch(perThread, seed.derive(t).random());
        written.add(mine);
        running.add(
            Thread.ofVirtual()
                .start(() -> {
                  for (Operation operation : mine) {
                    appendUnchecked(log, operation);
                  }
                }));
      }
      for (Thread thread : running) {
        thread.join();
      }
      List<Operation> all = read(log, 1);
      assertThat(all).hasSize(threads * perThread);
      for (List<Operation> mine : written) {
        assertThat(all.stream().filter(mine::contains)).isEqualTo(mine);
      }
    }
  }

  @Test
  void anInterruptedWriterDoesNotHurtTheLog(Seed seed) throws IOException {
    List<Operation> all = Operations.batch(2, seed.random());
    try (FileChangeLog log = open()) {
      Thread.currentThread().interrupt();
      append(log, all.subList(0, 1));
      assertThat(Thread.interrupted()).isTrue();
      append(log, all.subList(1, 2));
      assertThat(read(log, 1)).isEqualTo(all);
    }
  }

  private FileChangeLog open() throws IOException {
    return FileChangeLog.open(folder, SMALL);
  }

  private static Appended append(ChangeLog log, List<Operation> operations) throws IOException {
    Appended appended = log.append(operations);
    appended.await();
    return appended;
  }

  private static void appendUnchecked(ChangeLog log, Operation operation) {
    try {
      append(log, List.of(operation));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Operation> read(ChangeLog log, long from) throws IOException {
    List<Operation> operations = new ArrayList<>();
    log.read(
        from,
        record -> {
          assertThat(record.sequence()).isEqualTo(from + operations.size());
          operations.add(record.operation());
        });
    return operations;
  }

  private List<Path> segments() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private void clear() throws IOException {
    if (Files.exists(folder)) {
      for (Path file : segments()) {
        Files.delete(file);
      }
    }
  }

  private static void shorten(Path file, long size) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(size);
    }
  }

  private static void flip(Path file, long offset) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer one = ByteBuffer.allocate(1);
      channel.read(one, offset);
      channel.write(ByteBuffer.wrap(new byte[] {(byte) (one.get(0) ^ 0x10)}), offset);
    }
  }
}
