package dev.akin.core.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.akin.core.file.CorruptFileException;
import dev.akin.core.file.SectionFile;
import dev.akin.core.file.SectionFileWriter;
import dev.akin.core.index.BuildOptions;
import dev.akin.core.parallel.Workers;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import dev.akin.testkit.VectorDistribution;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every transform does, whatever its family. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class TransformContract {
  protected static final int DIMENSION = 40;
  protected static final BuildOptions OPTIONS = BuildOptions.defaults().withThreads(2).withSeed(7);
  private static final VectorDistribution POPULATION =
      VectorDistribution.lowIntrinsicDimension(DIMENSION, 12, 3);
  protected static final float[][] ROWS = POPULATION.sample(600, 1);
  private static final float[][] QUERIES = POPULATION.sample(20, 2);

  @TempDir Path folder;

  /** The family under test. */
  protected abstract TransformFamily family();

  /** A token for vectors of a dimension. */
  protected abstract String token(int dimension);

  /** The metrics that the family takes. */
  protected abstract Metric[] metrics();

  @ParameterizedTest
  @MethodSource("metrics")
  void saysWhatItTakesAndMakes(Metric metric) {
    Transform transform = train(ROWS, metric);
    assertThat(family().accepts(token(DIMENSION))).isTrue();
    assertThat(transform.specification()).isEqualTo(token(DIMENSION));
    assertThat(transform.inputDimension()).isEqualTo(DIMENSION);
    assertThat(transform.inputMetric()).isEqualTo(metric);
    assertThat(family().accepts("Flat")).isFalse();
    assertThat(family().accepts("")).isFalse();
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void distancesComeBack(Metric metric) {
    Transform transform = train(ROWS, metric);
    if (!transform.keepsDistances()) {
      return; // What such a transform promises instead is its own test's matter.
    }
    double longest = Arrays.stream(ROWS).mapToDouble(Norms::of).max().orElseThrow();
    for (float[] query : QUERIES) {
      // A squared distance of such vectors may be as large; float rounds by 6e-8 of it.
      double squares = Math.pow(longest + Norms.of(query), 2);
      for (int row = 0; row < 50; row++) {
        double truth = distance(metric, query, ROWS[row]);
        assertThat(mapped(transform, query, ROWS[row]))
            .isCloseTo(truth, within(1e-6 * (1 + squares)));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void unitVectorsStayUnitVectorsWhereCosineGoesOn(Metric metric) {
    Transform transform = train(ROWS, metric);
    if (transform.outputMetric() == Metric.COSINE) {
      for (float[] row : ROWS) {
        assertThat(Norms.of(row(transform, metric.prepare(row)))).isCloseTo(1, within(1e-5));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void readBackItMapsToTheSameBits(Metric metric) throws IOException {
    Transform transform = train(ROWS, metric);
    Path path = save(transform);
    try (SectionFile file = SectionFile.open(path)) {
      file.verify();
      Transform read = family().read(file, "T_");
      assertThat(read.specification()).isEqualTo(transform.specification());
      assertThat(read.inputMetric()).isEqualTo(transform.inputMetric());
      assertThat(read.outputMetric()).isEqualTo(transform.outputMetric());
      assertThat(read.inputDimension()).isEqualTo(transform.inputDimension());
      assertThat(read.outputDimension()).isEqualTo(transform.outputDimension());
      assertThat(read.keepsDistances()).isEqualTo(transform.keepsDistances());
      assertThat(read.bytesInMemory()).isEqualTo(transform.bytesInMemory());
      for (float[] query : QUERIES) {
        float[] vector = metric.prepare(query);
        assertThat(row(read, vector)).isEqualTo(row(transform, vector));
        assertThat(query(read, vector)).isEqualTo(query(transform, vector));
        assertThat(mapped(read, query, ROWS[0])).isEqualTo(mapped(transform, query, ROWS[0]));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void threadsDoNotMatter(Metric metric) throws IOException {
    byte[] one = Files.readAllBytes(save(train(ROWS, metric, OPTIONS.withThreads(1))));
    byte[] three = Files.readAllBytes(save(train(ROWS, metric, OPTIONS.withThreads(3))));
    assertThat(three).isEqualTo(one);
    Transform transform = train(ROWS, metric);
    VectorSet rows = prepared(ROWS, metric);
    VectorSet single = MappedRows.of(transform, rows, Workers.of(1)).rows();
    VectorSet several = MappedRows.of(transform, rows, Workers.of(3)).rows();
    assertThat(several.segment().mismatch(single.segment())).isEqualTo(-1);
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void mappersLeaveTheirInputAndWhatFollowsTheirOutput(Metric metric) {
    Transform transform = train(ROWS, metric);
    float[] vector = metric.prepare(ROWS[0]).clone();
    float[] before = vector.clone();
    float[] out = new float[transform.outputDimension() + 9];
    Arrays.fill(out, 5);
    transform.mapper().row(vector, out);
    transform.mapper().query(vector, out);
    assertThat(vector).isEqualTo(before);
    assertThat(Arrays.copyOfRange(out, transform.outputDimension(), out.length)).containsOnly(5);
  }

  @Test
  void damagedBytesAreRefusedOrHarmless() throws IOException {
    byte[] sound = Files.readAllBytes(save(train(ROWS, metrics()[0])));
    SplittableRandom random = new SplittableRandom(9);
    for (int flip = 0; flip < 400; flip++) {
      byte[] damaged = sound.clone();
      // Behind the header page, whose checksum would only refuse the flip.
      int at = 4_096 + random.nextInt(flip % 2 == 0 ? 64 : sound.length - 4_096);
      damaged[at] ^= (byte) (1 << random.nextInt(8));
      MemorySegment bytes = Arena.ofAuto().allocate(damaged.length, 64);
      MemorySegment.copy(damaged, 0, bytes, ValueLayout.JAVA_BYTE, 0, damaged.length);
      try {
        Transform read = family().read(SectionFile.open(bytes, 0, "damaged.akin"), "T_");
        if (read.inputDimension() == DIMENSION) {
          query(read, QUERIES[0]);
          row(read, QUERIES[0]);
        }
      } catch (CorruptFileException e) {
        assertThat(e).hasMessageContaining("damaged.akin: section ");
      }
    }
  }

  /** Dimensions that the family takes. */
  protected int[] dimensions() {
    return new int[] {1, 2, 3, 17, 64, 784, 1_000, 4_096};
  }

  @ParameterizedTest
  @MethodSource("dimensions")
  void everyDimensionWorks(int dimension) {
    float[][] rows = VectorDistribution.uniform(dimension).sample(30, 5);
    for (Metric metric : metrics()) {
      requireFinite(
          family().train(token(dimension), prepared(rows, metric), metric, OPTIONS), rows);
    }
  }

  @Test
  void equalRowsAndASingleOneWork() {
    float[][] equal = new float[100][];
    Arrays.fill(equal, ROWS[3]);
    for (Metric metric : metrics()) {
      requireFinite(train(equal, metric), ROWS);
      requireFinite(train(new float[][] {ROWS[4]}, metric), ROWS);
    }
  }

  @Test
  void constantDimensionsWork() {
    float[][] rows = new float[ROWS.length][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = ROWS[i].clone();
      Arrays.fill(rows[i], 10, 20, 3);
      Arrays.fill(rows[i], 20, 25, 0);
    }
    for (Metric metric : metrics()) {
      requireFinite(train(rows, metric), ROWS);
    }
  }

  @Test
  void zerosWorkWhereTheyAreAllowed() {
    for (Metric metric : metrics()) {
      if (metric != Metric.COSINE) {
        Transform transform = train(new float[3][DIMENSION], metric);
        requireFinite(transform, ROWS);
        requireFinite(transform, new float[1][DIMENSION]);
      }
    }
  }

  protected final Transform train(float[][] rows, Metric metric) {
    return train(rows, metric, OPTIONS);
  }

  private Transform train(float[][] rows, Metric metric, BuildOptions options) {
    return family().train(token(rows[0].length), prepared(rows, metric), metric, options);
  }

  protected static VectorSet prepared(float[][] rows, Metric metric) {
    return VectorSet.copyOf(Arrays.stream(rows).map(metric::prepare).toArray(float[][]::new));
  }

  protected static float[] row(Transform transform, float[] vector) {
    float[] out = new float[transform.outputDimension()];
    transform.mapper().row(vector, out);
    return out;
  }

  protected static float[] query(Transform transform, float[] vector) {
    float[] out = new float[transform.outputDimension()];
    transform.mapper().query(vector, out);
    return out;
  }

  /** The distance of two vectors by way of the transform. */
  protected static double mapped(Transform transform, float[] query, float[] row) {
    Metric metric = transform.inputMetric();
    float[] out = new float[transform.outputDimension()];
    DistanceMap distances = transform.mapper().query(metric.prepare(query), out);
    float[] other = row(transform, metric.prepare(row));
    return distances.outer((float) plainDistance(transform.outputMetric(), out, other));
  }

  /** The distance of two vectors of any length under a metric. */
  protected static double distance(Metric metric, float[] first, float[] second) {
    return plainDistance(metric, metric.prepare(first), metric.prepare(second));
  }

  private static double plainDistance(Metric metric, float[] first, float[] second) {
    double squares = 0;
    double dot = 0;
    for (int i = 0; i < first.length; i++) {
      squares += ((double) first[i] - second[i]) * ((double) first[i] - second[i]);
      dot += (double) first[i] * second[i];
    }
    return switch (metric) {
      case L2 -> squares;
      case DOT -> -dot;
      case COSINE -> 1 - dot;
      case L1 -> throw metric.withoutInnerProduct();
    };
  }

  private static void requireFinite(Transform transform, float[][] rows) {
    for (float[] row : rows) {
      float[] vector = transform.inputMetric().prepare(row);
      for (float[] out : new float[][] {row(transform, vector), query(transform, vector)}) {
        for (float value : out) {
          assertThat(value).isFinite();
        }
      }
      assertThat(mapped(transform, row, rows[0])).isFinite();
    }
  }

  private Path save(Transform transform) throws IOException {
    Path path = Files.createTempFile(folder, "transform", ".akin");
    try (SectionFileWriter writer = new SectionFileWriter(path, "transform")) {
      transform.write(writer, "T_");
      writer.commit();
    }
    return path;
  }
}
