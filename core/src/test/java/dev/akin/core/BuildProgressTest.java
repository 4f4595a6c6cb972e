package dev.akin.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.core.index.BuildOptions;
import dev.akin.core.index.BuildRequest;
import dev.akin.core.index.Index;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import dev.akin.testkit.VectorDistribution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which stages each part of a composition reports; 1,500 vectors of 24 dimensions, seed 1. */
@Tag("kernel-independent")
final class BuildProgressTest {
  private static final VectorSet ROWS =
      VectorSet.copyOf(VectorDistribution.clustered(24, 10, 7).sample(1_500, 1));

  @TempDir private Path folder;

  /** What a listener heard: stages in their order, each checked to rise from 0 to its total. */
  private static final class Heard {
    final List<String> stages = new ArrayList<>();
    private long last;
    private long total;

    void report(String stage, long done, long all) {
      if (done == 0) {
        requireEnd();
        stages.add(stage);
        total = all;
      }
      assertThat(stage).isEqualTo(stages.getLast());
      assertThat(all).isEqualTo(total);
      assertThat(done).isBetween(done == 0 ? 0 : last, total);
      last = done;
    }

    void requireEnd() {
      assertThat(last).as("end of %s", stages).isEqualTo(total);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Flat | ''",
        "SQ8 | encoding",
        "PQ8x4fs,RFlat | codebooks, encoding",
        "PQ8,Refine(SQ8) | codebooks, encoding, encoding",
        "IVF16,Flat | k-means, assigning, filling lists",
        "IVF16,PQ8 | k-means, assigning, codebooks, assigning, encoding, filling lists",
        "IVF16_HNSW4,SQ8 | k-means, linking, assigning, encoding, filling lists",
        "SCANN8,PQ8x4fs | k-means, assigning, codebooks, score-aware codebooks, assigning,"
            + " encoding, filling lists",
        "HNSW8 | linking",
        "HNSW8,SQ8 | linking, encoding",
        "QG32 | linking",
        "PCA12,SQ8 | second moment, transforming, transforming, encoding",
        "OPQ4,PQ4 | second moment, rotation, transforming, codebooks, transforming, encoding",
      })
  void everyLongStageIsHeard(String specification, String stages) throws IOException {
    for (int threads : new int[] {1, 3}) {
      Heard heard = new Heard();
      BuildOptions options = BuildOptions.defaults().withThreads(threads);
      byte[] watched = build(specification, options.withProgress(heard::report));
      heard.requireEnd();
      assertThat(String.join(", ", heard.stages)).isEqualTo(stages);
      assertThat(build(specification, options)).isEqualTo(watched);
    }
  }

  private byte[] build(String specification, BuildOptions options) throws IOException {
    Path file = folder.resolve("built");
    try (Index index = Indexes.build(new BuildRequest(specification, ROWS, Metric.L2, options))) {
      index.save(file);
    }
    return Files.readAllBytes(file);
  }

  @Test
  void theListenerMayEndTheBuild() {
    BuildOptions options =
        BuildOptions.defaults()
            .withProgress((stage, done, total) -> {
              if (stage.equals("encoding")) {
                throw new IllegalStateException("stopped while " + stage);
              }
            });
    assertThatThrownBy(() -> build("IVF16,SQ8", options))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("stopped while encoding");
  }

  @Test
  void optionsKeepTheListener() {
    List<String> heard = new ArrayList<>();
    BuildOptions options =
        new BuildOptions(2, 9)
            .withProgress((stage, done, total) -> heard.add(stage))
            .withThreads(3)
            .withSeed(4);
    assertThat(options.threads()).isEqualTo(3);
    assertThat(options.seed()).isEqualTo(4);
    options.workers().stage("x", 1);
    options.training(Metric.DOT).workers().stage("y", 1);
    assertThat(heard).containsExactly("x", "y");
    assertThat(options.training(Metric.DOT).seed()).isEqualTo(4);
    assertThat(BuildOptions.defaults()).isEqualTo(BuildOptions.defaults());
  }
}
