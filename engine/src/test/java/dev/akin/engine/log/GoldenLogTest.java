package dev.akin.engine.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.engine.point.Payload;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A log written by every released version stays readable, and today's version writes the same
 * bytes. A new version of the format adds a folder and never changes one.
 */
final class GoldenLogTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/change-log-1");
  private static final String SEGMENT = "00000000000000000001.log";
  private static final UUID ID = UUID.fromString("936da01f-9abd-4d9d-80c7-02af85c822a8");

  private static final List<List<Operation>> BATCHES =
      List.of(
          List.of(
              new Operation.Upsert(
                  new Point(
                      PointId.of(-1),
                      new float[] {1, -0.5f, 3e-5f},
                      json("{\"title\":\"Größe 38\",\"price\":49.5,\"tags\":[1,true,null]}")))),
          List.of(
              new Operation.SetPayload(PointId.of(ID), json("{\"stock\":7}")),
              new Operation.OverwritePayload(PointId.of(2), json("{}")),
              new Operation.DeletePayloadKeys(PointId.of(ID), List.of("title", ""))),
          List.of(new Operation.Delete(PointId.of(2))));

  @TempDir Path folder;

  @Test
  void version1IsReadWordForWord() throws IOException {
    Files.copy(GOLDEN.resolve(SEGMENT), folder.resolve(SEGMENT));
    try (FileChangeLog log = FileChangeLog.open(folder, FileLogParameters.defaults())) {
      List<Operation> found = new ArrayList<>();
      log.read(1, record -> found.add(record.operation()));
      assertThat(found).isEqualTo(BATCHES.stream().flatMap(List::stream).toList());
      assertThat(log.nextSequence()).isEqualTo(6);
    }
  }

  @Test
  void todaysVersionWritesTheSameBytes() throws IOException {
    try (FileChangeLog log = FileChangeLog.open(folder, FileLogParameters.defaults())) {
      for (List<Operation> batch : BATCHES) {
        log.append(batch).await();
      }
    }
    assertThat(folder.resolve(SEGMENT)).hasSameBinaryContentAs(GOLDEN.resolve(SEGMENT));
  }

  private static Payload json(String text) {
    return Payload.fromJson(text.getBytes(StandardCharsets.UTF_8));
  }
}
