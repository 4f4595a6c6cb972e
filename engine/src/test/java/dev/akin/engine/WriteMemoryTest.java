package dev.akin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.core.vector.Metric;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What writes may hold in memory, under way and until they are in files. */
@Tag("kernel-independent")
final class WriteMemoryTest {
  private static final int DIMENSION = 64;

  @TempDir private Path data;

  @Test
  void whatDoesNotFitBesideOthersIsRefusedWithTheNumbers() {
    List<Point> batch = points(0, 100);
    long bytes = WriteAdmission.predictedBytes(batch);
    WriteAdmission admission = new WriteAdmission(2 * bytes);
    try (WriteAdmission.Room _ = admission.admit(batch)) {
      try (WriteAdmission.Room _ = admission.admit(batch)) {
        assertThat(admission.bytes()).isEqualTo(2 * bytes);
        assertThatThrownBy(() -> admission.admit(points(0, 1)))
            .isInstanceOf(OverloadedException.class)
            .hasMessageContaining(
                "others of %,d bytes are under way and %,d are admitted"
                    .formatted(2 * bytes, 2 * bytes));
        assertThat(admission.bytes()).as("a refused write takes no room").isEqualTo(2 * bytes);
      }
      admission.admit(batch).close();
    }
    assertThat(admission.bytes()).isZero();
  }

  @Test
  void aWriteThatIsAloneIsAdmittedHoweverLarge() {
    WriteAdmission admission = new WriteAdmission(1);
    admission.admit(points(0, 1000)).close();
    assertThat(admission.bytes()).isZero();
  }

  @Test
  void vectorsAndPayloadsAreWhatIsCounted() {
    long bare = WriteAdmission.predictedBytes(points(0, 1));
    Point described =
        new Point(
            PointId.of(0), new float[DIMENSION], Payload.of(Map.of("text", "a".repeat(10_000))));
    assertThat(bare).isGreaterThan(DIMENSION * Float.BYTES);
    assertThat(WriteAdmission.predictedBytes(List.of(described))).isGreaterThan(bare + 10_000);
  }

  @Test
  void collectionsTogetherBufferNoMoreThanTheirHalf() {
    long most = 1 << 20;
    try (Engine engine = open(most)) {
      List<Collection> collections =
          IntStream.range(0, 8)
              .mapToObj(i -> engine.create("c" + i, CollectionParameters.of(DIMENSION, Metric.L2)))
              .toList();
      long largest = 0;
      for (int round = 0; round < 20; round++) {
        for (Collection collection : collections) {
          collection.upsert(points(round * 50, 50));
          assertThat(engine.writeBytes()).isLessThanOrEqualTo(most / 2);
          largest = Math.max(largest, engine.writeBytes());
        }
      }
      assertThat(largest).as("the limit was of use").isGreaterThan(most / 4);
      for (Collection collection : collections) {
        assertThat(collection.count(Optional.empty())).isEqualTo(1000);
      }
    }
  }

  private static List<Point> points(int first, int count) {
    return IntStream.range(first, first + count)
        .mapToObj(i -> new Point(PointId.of(i), vector(i), Payload.empty()))
        .toList();
  }

  private static float[] vector(int value) {
    float[] vector = new float[DIMENSION];
    vector[value % DIMENSION] = value + 1;
    return vector;
  }

  private Engine open(long writeMemory) {
    return Engine.open(
        data,
        EngineParameters.defaults()
            .withSearchThreads(1, 64)
            .withIndexThreads(0)
            .withRefreshInterval(Duration.ofHours(1))
            .withCommitInterval(Duration.ofHours(1))
            .withWriteMemory(writeMemory));
  }
}
