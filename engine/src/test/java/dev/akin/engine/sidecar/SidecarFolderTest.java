package dev.akin.engine.sidecar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.core.hnsw.HnswGraph;
import dev.akin.core.hnsw.HnswParameters;
import dev.akin.core.index.Query;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.RowFingerprints;
import dev.akin.core.vector.VectorSet;
import dev.akin.testkit.Seed;
import dev.akin.testkit.SeededTest;
import dev.akin.testkit.VectorDistribution;
import dev.akin.testkit.crash.CrashFileSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SidecarFolderTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/sidecars-1");
  private static final GraphSpecification HNSW4 =
      new GraphSpecification(HnswParameters.defaults().withM(4).withEfConstruction(20));
  private static final float[][] ROWS = VectorDistribution.uniform(8).sample(200, 1);
  private static final VectorSet VECTORS = VectorSet.copyOf(ROWS);
  private static final RowFingerprints FINGERPRINTS = RowFingerprints.of(VECTORS);
  private static final HnswGraph GRAPH = HnswGraph.build(VECTORS, Metric.L2, HNSW4.parameters(), 1);
  private static final SidecarEntry FIRST = entry("0123456789abcdef0123456789abcdef");
  private static final SidecarEntry SECOND = entry("fedcba9876543210fedcba9876543210");

  @TempDir private Path temporary;

  @Test
  void storedSidecarsAreOpenedAgain() throws IOException {
    SidecarFolder folder = SidecarFolder.openWritable(temporary.resolve("sidecars"));
    folder.save(GRAPH, FINGERPRINTS, FIRST);
    folder.replace(List.of(FIRST));

    SidecarFolder again = SidecarFolder.openWritable(temporary.resolve("sidecars"));
    assertThat(again.entries()).containsExactly(FIRST);
    Sidecar sidecar = again.open(FIRST, VECTORS, Metric.L2);
    assertThat(sidecar.search(Query.of(ROWS[7], 1)).ordinals()).containsExactly(7);
    assertThat(sidecar.curve()).isEqualTo(FIRST.curve());
    assertThatThrownBy(() -> again.open(FIRST, VECTORS, Metric.DOT))
        .isInstanceOf(IOException.class);
  }

  @Test
  void storedSidecarsAreSeedsAndThoseOfEarlierVersionsAreNone() throws IOException {
    SidecarFolder folder = SidecarFolder.openWritable(temporary);
    folder.save(GRAPH, FINGERPRINTS, FIRST);
    assertThat(folder.openSeed(FIRST).orElseThrow().match(FINGERPRINTS).covered()).isEqualTo(200);
    assertThat(folder.bytes(FIRST)).isEqualTo(Files.size(temporary.resolve(FIRST.file())));

    GRAPH.save(temporary.resolve(SECOND.file()));
    assertThat(folder.openSeed(SECOND)).isEmpty();
    assertThat(folder.open(SECOND, VECTORS, Metric.L2).search(Query.of(ROWS[7], 1)).ordinals())
        .containsExactly(7);
  }

  @Test
  void filesThatNobodyListsAreDeleted() throws IOException {
    SidecarFolder folder = SidecarFolder.openWritable(temporary);
    folder.save(GRAPH, FINGERPRINTS, FIRST);
    folder.save(GRAPH, FINGERPRINTS, SECOND);
    folder.replace(List.of(SECOND));

    assertThat(temporary.resolve(FIRST.file())).doesNotExist();
    assertThat(temporary.resolve(SECOND.file())).exists();
    folder.replace(List.of());
    assertThat(temporary.resolve(SECOND.file())).doesNotExist();
  }

  @SeededTest(80)
  void afterACrashTheManifestListsWhatCanBeOpened(Seed seed) throws IOException {
    CrashFileSystem files = CrashFileSystem.create();
    SidecarFolder folder = SidecarFolder.openWritable(files.getPath("/sidecars"));
    folder.save(GRAPH, FINGERPRINTS, FIRST);
    folder.replace(List.of(FIRST));
    files.crashAt(files.operations() + 1 + seed.random().nextInt(30));
    boolean exchanged = false;
    try {
      folder.save(GRAPH, FINGERPRINTS, SECOND);
      folder.replace(List.of(SECOND));
      exchanged = true;
    } catch (IOException e) {
      assertThat(e).hasStackTraceContaining("simulated power failure");
    }

    SidecarFolder recovered = SidecarFolder.openWritable(files.crash(seed).getPath("/sidecars"));
    assertThat(recovered.entries()).isIn(List.of(FIRST), List.of(SECOND));
    assertThat(exchanged && recovered.entries().contains(FIRST)).isFalse();
    Sidecar sidecar = recovered.open(recovered.entries().getFirst(), VECTORS, Metric.L2);
    assertThat(sidecar.search(Query.of(ROWS[3], 1)).ordinals()).containsExactly(3);
  }

  @Test
  void version1IsReadForEver() throws IOException {
    Files.copy(GOLDEN.resolve(ManifestFormat.FILE), temporary.resolve(ManifestFormat.FILE));
    assertThat(ManifestFormat.read(temporary)).containsExactly(FIRST, SECOND);
  }

  @Test
  void version1ThatTellsGenerationsIsReadForEverAndWrittenTheSame() throws IOException {
    Path golden = GOLDEN.resolveSibling("sidecars-1-grown").resolve(ManifestFormat.FILE);
    Files.copy(golden, temporary.resolve(ManifestFormat.FILE));
    List<SidecarEntry> expected =
        List.of(FIRST, new SidecarEntry(SECOND.segment(), SECOND.plan(), 7, SECOND.curve()));
    assertThat(ManifestFormat.read(temporary)).isEqualTo(expected);
    ManifestFormat.write(temporary, expected);
    assertThat(temporary.resolve(ManifestFormat.FILE)).hasSameBinaryContentAs(golden);
  }

  @Test
  void brokenManifestsListNothing() throws IOException {
    for (String broken :
        List.of(
            "",
            "{}",
            "{\"format\":2,\"sidecars\":[]}",
            "{\"format\":1,\"sidecars\":[{\"file\":\"../x.akg\"}]}")) {
      Files.writeString(temporary.resolve(ManifestFormat.FILE), broken);
      assertThat(SidecarFolder.openWritable(temporary).entries()).isEmpty();
    }
  }

  private static SidecarEntry entry(String segment) {
    EffortCurve curve =
        new EffortCurve(10, 200, List.of(new EffortCurve.Step(14, 0.96, 0.95, 120.5)));
    return SidecarEntry.of(segment, HNSW4, 0, curve);
  }
}
