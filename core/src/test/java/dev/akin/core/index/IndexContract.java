package dev.akin.core.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.core.Indexes;
import dev.akin.core.file.CorruptFileException;
import dev.akin.core.vector.InnerProducts;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import dev.akin.testkit.ExactOracle;
import dev.akin.testkit.Recall;
import dev.akin.testkit.VectorDistribution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every index can do: answer as {@link SearchContract} says, learn apart from adding, be the
 * same for a seed, be one file that opens by mapping and whose damage is named, be changed. Each
 * kind's test inherits it and says which composition it is about.
 */
public abstract class IndexContract extends SearchContract {
  /** Rows of a file to be damaged: so many that no kind compares all of them instead. */
  private static final int DAMAGED = 1_200;

  @TempDir private Path folder;

  /** The fewest dimensions that the composition takes; with fewer it says so. */
  protected int smallestDimension() {
    return 1;
  }

  /** The most dimensions that the composition takes; with more it says so. */
  protected int largestDimension() {
    return VectorSet.MAX_DIMENSION;
  }

  @Test
  void learningIsApartFromAdding() {
    VectorSet sample = VectorSet.copyOf(ContractRows.base(DAMAGED));
    VectorSet rest = VectorSet.copyOf(Arrays.copyOfRange(ContractRows.base(), DAMAGED, SIZE));
    TrainedIndex trained = Indexes.train(request(sample, BuildOptions.defaults()));
    IndexBuilder builder = trained.builder();
    builder.add(sample);
    builder.add(rest);
    VectorSet narrow = VectorSet.copyOf(new float[][] {{1, 2, 3}});
    assertThatThrownBy(() -> builder.add(narrow))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("dimension 3");
    try (Index index = builder.build();
        Index none = trained.builder().build()) {
      assertThat(index.size()).isEqualTo(SIZE);
      double recall = 0;
      for (int i = 0; i < ContractRows.QUERIES; i++) {
        int[] found = index.search(ContractRows.query(i), K).ordinals();
        recall += ContractRows.recall(Metric.L2, i, found) / ContractRows.QUERIES;
      }
      assertThat(recall).isGreaterThanOrEqualTo(recallFloor() - 0.02);
      assertThat(none.size()).isZero();
      assertThat(none.search(ContractRows.query(0), K).size()).isZero();
    }
  }

  @Test
  void builtTwiceAndByAnyNumberOfThreadsItIsTheSameFile() throws IOException {
    VectorSet vectors = VectorSet.copyOf(ContractRows.base());
    byte[] first = null;
    for (int threads : new int[] {1, 1, 2, 3}) {
      Path file = folder.resolve("threads-" + threads);
      try (Index index =
          Indexes.build(request(vectors, BuildOptions.defaults().withThreads(threads)))) {
        index.save(file);
      }
      byte[] bytes = Files.readAllBytes(file);
      first = first == null ? bytes : first;
      assertThat(bytes).as("%d threads", threads).isEqualTo(first);
    }
  }

  @ParameterizedTest
  @EnumSource(value = Metric.class, names = "L1", mode = EnumSource.Mode.EXCLUDE)
  void savedToOneFileAndOpenedItGivesTheSameAnswers(Metric metric) throws IOException {
    Path file = folder.resolve("saved.akin");
    OrdinalFilter third = ContractRows.every(3, SIZE);
    Index built = over(metric);
    built.save(file);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
    Indexes.verify(file);
    try (Index opened = Indexes.open(file)) {
      assertThat(opened.specification()).isEqualTo(built.specification());
      assertThat(opened.metric()).isEqualTo(metric);
      assertThat(opened.size()).isEqualTo(SIZE);
      assertThat(opened.dimension()).isEqualTo(ContractRows.DIMENSION);
      assertThat(opened.bytesInMemory()).isEqualTo(built.bytesInMemory());
      assertThat(opened.vectors().isPresent()).isEqualTo(built.vectors().isPresent());
      Searcher before = built.searcher();
      Searcher after = opened.searcher();
      for (int i = 0; i < ContractRows.QUERIES; i++) {
        Query query = Query.of(ContractRows.query(i), K);
        requireSame(before.search(query), after.search(query));
        Query filtered = query.withFilter(third);
        requireSame(before.search(filtered), after.search(filtered));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(value = Metric.class, names = "L1", mode = EnumSource.Mode.EXCLUDE)
  void rawVectorsAreThoseThatWereAdded(Metric metric) {
    float[][] base = ContractRows.base(200);
    try (Index index = build(base, metric)) {
      index
          .vectors()
          .ifPresent(vectors -> {
            assertThat(vectors.size()).isEqualTo(base.length);
            float[] row = new float[ContractRows.DIMENSION];
            for (int ordinal = 0; ordinal < base.length; ordinal++) {
              vectors.copyTo(ordinal, row);
              assertThat(row).isEqualTo(metric.prepare(base[ordinal]));
            }
          });
    }
  }

  /** Added, deleted, updated, compacted; or it says which composition can be compacted. */
  @Test
  void itChangesAndSaysWhatCannotBeCompacted() {
    float[][] rows = ContractRows.base(900);
    VectorSet vectors = VectorSet.copyOf(ContractRows.base(700));
    try (MutableIndex index = Indexes.mutable(request(vectors, BuildOptions.defaults()))) {
      ChangedRows changed = new ChangedRows(index, Arrays.copyOf(rows, 700));
      for (int i = 700; i < 900; i++) {
        changed.add(rows[i]);
        changed.delete(3 * (i - 700));
        changed.update(3 * (i - 700) + 1, rows[i]);
      }
      changed.requireAnswers(this);
      if (isCompacted()) {
        changed.compact();
        changed.requireAnswers(this);
      } else {
        assertThatThrownBy(index::compact)
            .isInstanceOf(UnsupportedOperationException.class)
            .hasMessageContaining("use " + refined());
        changed.requireAnswers(this);
      }
    }
  }

  @Test
  void aFlippedByteOfAnySectionIsNamedAndCrashesNoSearch() throws IOException {
    Path file = folder.resolve("damaged.akin");
    try (Index index = build(ContractRows.base(DAMAGED), Metric.L2)) {
      index.save(file);
    }
    SplittableRandom random = new SplittableRandom(5);
    for (DamagedFile.Part part : DamagedFile.parts(file)) {
      for (int flip = 0; flip < 24; flip++) {
        long at = part.from() + random.nextLong(part.bytes());
        byte mask = (byte) (1 << random.nextInt(8));
        try (DamagedFile damaged = DamagedFile.flip(file, at, mask)) {
          assertThatThrownBy(() -> Indexes.verify(file))
              .as("byte %d of %s", at, part)
              .isInstanceOf(CorruptFileException.class)
              .hasMessageMatching(part.complaint(file));
          damaged.requireNoCrash();
        }
      }
    }
    Indexes.verify(file);
  }

  @Test
  void aSectionOfNoiseIsNamedAndCrashesNoSearch() throws IOException {
    Path file = folder.resolve("noise.akin");
    try (Index index = build(ContractRows.base(DAMAGED), Metric.L2)) {
      index.save(file);
    }
    SplittableRandom random = new SplittableRandom(6);
    for (DamagedFile.Part part : DamagedFile.parts(file)) {
      byte[] noise = new byte[(int) part.bytes()];
      for (int kind = 0; kind < 4; kind++) {
        if (kind < 2) {
          random.nextBytes(noise);
        } else {
          Arrays.fill(noise, (byte) (kind == 2 ? 0xff : 0x7f));
        }
        try (DamagedFile damaged = DamagedFile.overwrite(file, part.from(), noise)) {
          assertThatThrownBy(() -> Indexes.verify(file))
              .as("noise in %s", part)
              .isInstanceOf(CorruptFileException.class)
              .hasMessageMatching(part.complaint(file));
          damaged.requireNoCrash();
        }
      }
    }
  }

  @Test
  void cutFilesAreRefused() throws IOException {
    Path file = folder.resolve("cut.akin");
    try (Index index = build(ContractRows.base(300), Metric.L2)) {
      index.save(file);
    }
    byte[] sound = Files.readAllBytes(file);
    for (int length : new int[] {0, 7, 64, 4_095, 4_096, sound.length / 2, sound.length - 1}) {
      Files.write(file, Arrays.copyOf(sound, length));
      assertThatThrownBy(() -> Indexes.open(file))
          .as("%d bytes", length)
          .isInstanceOf(CorruptFileException.class)
          .hasMessageContaining("cut.akin: section HEADER at");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 33})
  void askedForMoreThanThereIsItGivesAll(int size) {
    try (Index index = build(ContractRows.base(size), Metric.L2)) {
      SearchResult result = index.search(ContractRows.query(0), 100);
      assertThat(result.ordinals()).hasSize(size).doesNotHaveDuplicates();
    }
  }

  @Test
  void equalVectorsAreOrderedByOrdinal() {
    float[][] equal = new float[500][];
    float[] row = ContractRows.base()[0];
    Arrays.fill(equal, row);
    try (Index index = build(equal, Metric.L2)) {
      SearchResult result = index.search(row, 20);
      assertThat(result.ordinals()).hasSize(20).doesNotHaveDuplicates().isSorted();
      for (float distance : result.distances()) {
        requireDistance(distance, 0);
      }
    }
  }

  @Test
  void mostlyDuplicatesAreFound() {
    float[][] base = ContractRows.POPULATION.repeating(100, 3).sample(1_000, 4);
    ExactOracle oracle = ExactOracle.l2(base);
    try (Index index = build(base, Metric.L2)) {
      double recall = 0;
      for (int i = 0; i < 20; i++) {
        float[] query = ContractRows.query(i);
        SearchResult result = index.search(query, K);
        requireSound(result, oracle, query);
        recall += Recall.ofDistances(oracle, query, K, result.ordinals()) / 20;
      }
      assertThat(recall).isGreaterThanOrEqualTo(recallFloor());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 15, 16, 17, 4_096})
  void everyDimensionWorksOrIsRefusedWithItsNumber(int dimension) {
    VectorDistribution population = VectorDistribution.uniform(dimension);
    float[][] base = population.sample(60, 1);
    float[] query = population.sample(1, 2)[0];
    for (Metric metric : InnerProducts.metrics()) {
      if (dimension < smallestDimension() || dimension > largestDimension()) {
        assertThatThrownBy(() -> build(base, metric))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageMatching(".*\\b" + "%,d".formatted(dimension) + "\\b.*");
        continue;
      }
      try (Index index = build(base, metric)) {
        SearchResult result = index.search(query, K);
        if (keepsDistancesOf(dimension)) {
          requireSound(result, ExactOracle.of(metric.toString(), base), query);
        }
        assertThat(result.ordinals()).hasSize(K).doesNotHaveDuplicates();
      }
    }
  }

  /** Whether distances of noise are near the true ones: not where most dimensions are dropped. */
  protected boolean keepsDistancesOf(int dimension) {
    return true;
  }

  @Test
  void zeroVectorsHaveNoDirection() {
    float[][] base = ContractRows.base(10);
    base[4] = new float[ContractRows.DIMENSION];
    assertThatThrownBy(() -> build(base, Metric.COSINE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("all 40 values are zero");
    try (Index index = build(ContractRows.base(10), Metric.COSINE)) {
      assertThatThrownBy(() -> index.search(new float[ContractRows.DIMENSION], 1))
          .hasMessageContaining("all 40 values are zero");
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void numbersThatAreNoneAreRefused(float value) {
    float[] broken = ContractRows.base()[0].clone();
    broken[17] = value;
    float[][] base = {ContractRows.base()[1], broken};
    assertThatThrownBy(() -> build(base, Metric.L2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("value 17 of 40 is " + value);
    try (Index index = build(ContractRows.base(10), Metric.DOT)) {
      assertThatThrownBy(() -> index.search(broken, 1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("value 17 of 40 is " + value);
    }
  }

  private BuildRequest request(VectorSet vectors, BuildOptions options) {
    return new BuildRequest(specification(), vectors, Metric.L2, options);
  }
}
