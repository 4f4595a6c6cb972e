package dev.akin.eval.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import dev.akin.eval.Progress;
import dev.akin.eval.dataset.ReadOptions;
import dev.akin.eval.dataset.RowReader;
import dev.akin.eval.dataset.VectorFiles;
import dev.akin.testkit.ExactOracle;
import dev.akin.testkit.SharedData;
import dev.akin.testkit.VectorDistribution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TruthStoreTest {
  private static final VectorDistribution DATA = VectorDistribution.clustered(20, 7, 3);
  private static final float[][] BASE = DATA.sample(700, 1);
  private static final float[][] QUERIES = DATA.sample(150, 2);

  @TempDir Path folder;

  private static VectorSet set(float[][] rows, Metric metric) {
    VectorSet.Builder builder = VectorSet.builder(rows[0].length, rows.length);
    for (float[] row : rows) {
      builder.add(metric.prepare(row));
    }
    return builder.build();
  }

  private static TruthRequest request(Metric metric, int k) {
    return new TruthRequest(set(BASE, metric), set(QUERIES, metric), metric, k);
  }

  private TruthStore.Found find(TruthRequest request) throws IOException {
    return TruthStore.in(List.of(folder.resolve("truth")), 3).find(request, Progress.none());
  }

  private Path onlyFile() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("truth"))) {
      List<Path> all = files.toList();
      assertThat(all).hasSize(1);
      return all.getFirst();
    }
  }

  @ParameterizedTest
  @EnumSource(Metric.class)
  void findsWhatBruteForceFinds(Metric metric) throws IOException {
    GroundTruth truth = find(request(metric, 9)).truth();
    ExactOracle oracle = ExactOracle.of(metric.toString(), BASE);
    assertThat(truth.queries()).isEqualTo(QUERIES.length);
    assertThat(truth.k()).isEqualTo(9);
    for (int query = 0; query < QUERIES.length; query++) {
      ExactOracle.Neighbor[] expected = oracle.nearest(QUERIES[query], 9);
      for (int rank = 0; rank < 9; rank++) {
        assertThat(truth.ordinal(query, rank)).isEqualTo(expected[rank].ordinal());
        assertThat((double) truth.distance(query, rank))
            .isCloseTo(expected[rank].distance(), within(1e-3));
      }
    }
  }

  @Test
  void isReusedForTheSameVectorsAlone() throws IOException {
    assertThat(find(request(Metric.L2, 5)).reused()).isFalse();
    assertThat(find(request(Metric.L2, 5)).reused()).isTrue();
    assertThat(find(request(Metric.L2, 6)).reused()).as("another k").isFalse();
    assertThat(find(request(Metric.DOT, 5)).reused()).as("another metric").isFalse();
    float[][] changed = DATA.sample(700, 1);
    changed[699][19] += 0.5f;
    TruthRequest other =
        new TruthRequest(set(changed, Metric.L2), set(QUERIES, Metric.L2), Metric.L2, 5);
    assertThat(find(other).reused()).as("another base").isFalse();
  }

  @Test
  void isComputedAnewIfItsFileIsDamaged() throws IOException {
    GroundTruth first = find(request(Metric.L2, 5)).truth();
    Path file = onlyFile();
    byte[] whole = Files.readAllBytes(file);
    for (int at : new int[] {0, 4096, 4200, 4300, whole.length - 1}) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 1;
      Files.write(file, damaged);
      TruthStore.Found found = find(request(Metric.L2, 5));
      assertThat(found.reused()).as("damage at %d", at).isFalse();
      assertThat(found.notes()).singleElement().asString().contains("computed anew: " + file);
      assertThat(found.truth().ordinal(149, 4)).isEqualTo(first.ordinal(149, 4));
      assertThat(Files.readAllBytes(file)).as("mended").isEqualTo(whole);
    }
  }

  @Test
  void goesToTheNextFolderIfTheFirstCannotBeWritten() throws IOException {
    Path blocked = Files.writeString(folder.resolve("blocked"), "a file, no folder");
    TruthStore store = TruthStore.in(List.of(blocked, folder.resolve("second")), 2);
    TruthStore.Found first = store.find(request(Metric.L2, 5), Progress.none());
    assertThat(first.notes()).singleElement().asString().contains("cannot be kept in " + blocked);
    TruthStore.Found second = store.find(request(Metric.L2, 5), Progress.none());
    assertThat(second.reused()).isTrue();
  }

  @Test
  void aFolderMarkedReadOnlyStaysAsItIs() throws IOException {
    Path data = Files.createDirectory(folder.resolve("data"));
    assumeThat(data.getFileSystem().supportedFileAttributeViews())
        .as("SKIPPED: needs POSIX permissions")
        .contains("posix");
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("r-xr-xr-x"));
    try {
      TruthStore store =
          TruthStore.in(List.of(data.resolve("base.truth"), folder.resolve("second")), 2);
      TruthStore.Found found = store.find(request(Metric.L2, 5), Progress.none());
      assertThat(found.notes()).singleElement().asString().contains(data + " is read-only");
      assertThat(data).isEmptyDirectory();
      assertThat(folder.resolve("second")).isNotEmptyDirectory();
    } finally {
      Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
    }
  }

  /** The exact neighbors that the sample of BIGANN brings, computed by somebody else. */
  @Test
  void agreesWithTheNeighborsThatARealSetBrings() throws IOException {
    ReadOptions options = ReadOptions.base(Metric.L2);
    VectorSet base =
        VectorFiles.read(SharedData.require("data/bigann10k/base.10000x128.u8"), options);
    VectorSet queries =
        VectorFiles.read(SharedData.require("data/bigann10k/query.100x128.u8"), options);
    Path known = SharedData.require("data/bigann10k/groundtruth.100x100.i32");
    TruthRequest request = new TruthRequest(base, queries, Metric.L2, 100);
    GroundTruth truth = find(request).truth();
    RecallMeter meter = new RecallMeter(request, truth);
    float[] row = new float[100];
    try (RowReader neighbors = VectorFiles.open(known, ReadOptions.Role.BASE)) {
      for (int query = 0; query < 100; query++) {
        neighbors.next(row);
        int[] ordinals = new int[100];
        for (int rank = 0; rank < 100; rank++) {
          ordinals[rank] = (int) row[rank];
        }
        assertThat(meter.recall(query, ordinals, 100)).as("query %d", query).isEqualTo(1);
      }
    }
  }

  @Test
  void kIsAtMostTheBasesSize() throws IOException {
    TruthRequest request = request(Metric.L2, 1000);
    assertThat(request.k()).isEqualTo(700);
    assertThat(find(request).truth().k()).isEqualTo(700);
  }

  @Test
  void theFirstVersionsFileIsReadForEver() throws Exception {
    Path golden =
        Path.of(Objects.requireNonNull(TruthStoreTest.class.getResource("truth-1.akn")).toURI());
    VectorSet base = VectorSet.copyOf(new float[][] {{0, 0}, {1, 0}, {0, 3}});
    VectorSet queries = VectorSet.copyOf(new float[][] {{1, 1}, {0, 2}});
    TruthRequest request = new TruthRequest(base, queries, Metric.L2, 2);
    GroundTruth truth = TruthFormat.read(golden, ContentHash.of(request), request);
    assertThat(new int[] {truth.ordinal(0, 0), truth.ordinal(0, 1)}).containsExactly(1, 0);
    assertThat(new int[] {truth.ordinal(1, 0), truth.ordinal(1, 1)}).containsExactly(2, 0);
    assertThat(new float[] {truth.distance(1, 0), truth.distance(1, 1)}).containsExactly(1, 4);
  }
}
