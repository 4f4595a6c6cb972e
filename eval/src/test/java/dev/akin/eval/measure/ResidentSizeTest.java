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
import java.util.Map;
import java.util.OptionalLong;
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
    ResidentSize.Answer resident =
        ResidentSize.of(file, queries, 10, new Setting(Map.of())).orElseThrow();
    assertThat(resident.queries()).isEqualTo(5);
    assertThat(new Footprint(expected, 0, OptionalLong.of(resident.bytes())).disagrees())
        .as("%,d bytes resident, %,d expected", resident.bytes(), expected)
        .isFalse();
  }

  @Test
  void aDifferenceOfMoreThanATenthIsADisagreement() {
    assertThat(new Footprint(100 << 20, 0, OptionalLong.of(112 << 20)).disagrees()).isTrue();
    assertThat(new Footprint(100 << 20, 0, OptionalLong.of(88 << 20)).disagrees()).isTrue();
    assertThat(new Footprint(100 << 20, 0, OptionalLong.of(109 << 20)).disagrees()).isFalse();
    assertThat(new Footprint(1 << 20, 0, OptionalLong.of(8 << 20)).disagrees())
        .as("noise")
        .isFalse();
    assertThat(new Footprint(100 << 20, 0, OptionalLong.empty()).disagrees()).isFalse();
  }
}
