package dev.akin.engine.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.akin.core.Indexes;
import dev.akin.core.index.BuildOptions;
import dev.akin.core.index.BuildRequest;
import dev.akin.core.index.Index;
import dev.akin.core.vector.Datatype;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import dev.akin.testkit.VectorDistribution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class FamilyTest {
  private static final int ROWS = 2_000;

  static Stream<Arguments> familiesAndDimensions() {
    return Arrays.stream(Family.values())
        .flatMap(family -> Stream.of(40, 128).map(dimension -> Arguments.of(family, dimension)));
  }

  @ParameterizedTest
  @MethodSource("familiesAndDimensions")
  void countsTheBytesOfAnIndexThatIsBuilt(Family family, int dimension, @TempDir Path folder)
      throws IOException {
    VectorSet.Builder rows = VectorSet.builder(dimension, ROWS);
    for (float[] row : VectorDistribution.clustered(dimension, 20, 7).sample(ROWS, 1)) {
      rows.add(row);
    }
    BuildOptions options = BuildOptions.defaults().withSeed(7);
    String index = family.index(ROWS);
    try (Index built = Indexes.build(new BuildRequest(index, rows.build(), Metric.L2, options))) {
      Path file = folder.resolve("index.akin");
      built.save(file);
      double memory = family.memoryBytes(ROWS, dimension, Datatype.FLOAT32);
      double disk = family.diskBytes(ROWS, dimension, Datatype.FLOAT32);
      // What does not grow with the rows, a rotation and an origin, is beyond the tenth.
      double constant = 8.0 * dimension * dimension / 32 + 16_384;
      assertThat(memory)
          .as(index)
          .isCloseTo(
              (double) built.bytesInMemory(), within(0.1 * built.bytesInMemory() + constant));
      assertThat(disk)
          .isCloseTo((double) Files.size(file), within(0.1 * Files.size(file) + constant));
    }
  }

  @Test
  void listsAreAPowerOfTwoNearFourTimesTheRoot() {
    assertThat(Family.lists(1_000_000)).isEqualTo(4_096);
    assertThat(Family.lists(60_000)).isEqualTo(1_024);
    assertThat(Family.lists(500)).as("39 rows for each").isEqualTo(12);
    assertThat(Family.lists(10)).isEqualTo(1);
    assertThat(Family.LISTS.index(1_000_000_000)).isEqualTo("IVF131072_HNSW32,RaBitQ,RFlat");
  }

  @Test
  void codesNeedAnInnerProduct() {
    assertThat(Family.CODES.supports(Metric.L1, 16)).isFalse();
    assertThat(Family.QUANTIZED_GRAPH.supports(Metric.L1, 16)).isFalse();
    assertThat(Family.GRAPH.supports(Metric.L1, 16)).isTrue();
  }
}
