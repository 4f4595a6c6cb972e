package dev.akin.eval.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.akin.core.Indexes;
import dev.akin.core.index.BuildOptions;
import dev.akin.core.index.BuildRequest;
import dev.akin.core.index.Index;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import dev.akin.testkit.VectorDistribution;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ResidentSizeTest {
  @Test
  void theSystemAgreesWithAnIndexOfKnownSize(@TempDir Path folder) throws IOException {
    assumeThat(MappedPages.areKnown()).as("SKIPPED: only Linux tells which pages").isTrue();
    VectorDistribution data = VectorDistribution.uniform(256);
    VectorSet base = VectorSet.copyOf(data.sample(40_000, 1));
    VectorSet queries = VectorSet.copyOf(data.sample(5, 2));
    Path file = folder.resolve("flat.akn");
    try (Index index =
        Indexes.build(new BuildRequest("Flat", base, Metric.L2, BuildOptions.defaults()))) {
      index.save(file);
    }
    long expected = 40_000L * 1024;
    Footprint.Resident resident =
        new ResidentSize(new Setting(Map.of()), Duration.ofSeconds(30))
            .of(file, queries, 10)
            .orElseThrow();
    assertThat(resident.queries()).isEqualTo(5);
    assertThat(resident.heapBytes()).as("vectors are mapped").isLessThan(expected / 4);
    assertThat(new Footprint(expected, 0, Optional.of(resident)).disagrees())
        .as("%,d bytes resident, %,d expected", resident.bytes(), expected)
        .isFalse();
  }

  private static Optional<Footprint.Resident> resident(long bytes) {
    return Optional.of(new Footprint.Resident(bytes, 0, 1));
  }

  @Test
  void aDifferenceOfMoreThanATenthIsADisagreement() {
    assertThat(new Footprint(100 << 20, 0, resident(112 << 20)).disagrees()).isTrue();
    assertThat(new Footprint(100 << 20, 0, resident(88 << 20)).disagrees()).isTrue();
    assertThat(new Footprint(100 << 20, 0, resident(109 << 20)).disagrees()).isFalse();
    assertThat(new Footprint(1 << 20, 0, resident(8 << 20)).disagrees()).as("noise").isFalse();
    assertThat(new Footprint(100 << 20, 0, Optional.empty()).disagrees()).isFalse();
  }
}
