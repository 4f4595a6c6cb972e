package dev.akin.core.quantizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.akin.core.file.CorruptFileException;
import dev.akin.core.file.SectionFile;
import dev.akin.core.file.SectionFileWriter;
import dev.akin.core.kernel.RowBatch;
import dev.akin.core.parallel.Workers;
import dev.akin.core.vector.InnerProducts;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import dev.akin.testkit.ExactOracle;
import dev.akin.testkit.VectorDistribution;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every quantizer promises, for each of its tokens and every metric. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class QuantizerContract {
  private static final int DIMENSION = 48;
  private static final int LISTS = 12;
  private static final VectorDistribution POPULATION =
      VectorDistribution.clustered(DIMENSION, 12, 7);
  private static final float[][] ROWS = POPULATION.sample(600, 1);
  private static final float[][] QUERIES = POPULATION.sample(10, 2);

  @TempDir private Path folder;

  /** The family under test. */
  protected abstract QuantizerFamily family();

  /** Tokens whose quantizers take 48 dimensions, and what is expected of each. */
  protected abstract Stream<Expectation> expectations();

  /**
   * What a token promises on clustered data.
   *
   * @param error largest ‖x − x̂‖² relative to the rows' variance, summed over rows
   * @param scorerTolerance largest difference of an estimate and the distance to the decoded row,
   *     relative to the mean distance; negative where estimates are not such distances
   */
  public record Expectation(String token, double error, double scorerTolerance) {}

  final Stream<Arguments> cases() {
    return expectations()
        .flatMap(
            expected -> Arrays.stream(InnerProducts.metrics()).map(m -> Arguments.of(expected, m)));
  }

  final Stream<Expectation> tokens() {
    return expectations();
  }

  @ParameterizedTest
  @MethodSource("tokens")
  final void theFamilyKnowsItsTokensAlone(Expectation expected) {
    assertThat(family().accepts(expected.token)).isTrue();
    assertThat(family().accepts(expected.token + "x")).isFalse();
    assertThat(family().accepts("Flat")).isFalse();
    assertThat(family().accepts("")).isFalse();
    assertThat(train(expected, partitioned(Metric.L2)).specification()).isEqualTo(expected.token);
  }

  @ParameterizedTest
  @MethodSource("cases")
  final void decodedRowsAreNearTheRows(Expectation expected, Metric metric) {
    for (TrainingSet set : new TrainingSet[] {whole(metric), partitioned(metric)}) {
      Encoded encoded = Encoded.of(train(expected, set), set);
      assertThat(encoded.error() / variance(set.sample())).isLessThan(expected.error);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  final void codesRelativeToTheirListsAreNearer(Expectation expected, Metric metric) {
    TrainingSet whole = whole(metric);
    TrainingSet lists = partitioned(metric);
    assertThat(Encoded.of(train(expected, lists), lists).error())
        .isLessThanOrEqualTo(1.02 * Encoded.of(train(expected, whole), whole).error());
  }

  @ParameterizedTest
  @MethodSource("cases")
  final void estimatesAreDistancesToDecodedRows(Expectation expected, Metric metric) {
    if (expected.scorerTolerance < 0) {
      return;
    }
    for (TrainingSet set : new TrainingSet[] {whole(metric), partitioned(metric)}) {
      Encoded encoded = Encoded.of(train(expected, set), set);
      float[][] decoded = encoded.decoded();
      for (float[] query : prepared(QUERIES, metric)) {
        float[] estimates = encoded.estimates(query);
        double tolerance = expected.scorerTolerance * meanDistance(metric, query);
        for (int row = 0; row < estimates.length; row++) {
          assertThat((double) estimates[row])
              .isCloseTo(estimated(metric, query, decoded[row]), within(tolerance));
        }
      }
    }
  }

  /** The best tenth by estimate has the nearest row; an origin mixed up would lose it. */
  @ParameterizedTest
  @MethodSource("cases")
  final void estimatesFindTheNearest(Expectation expected, Metric metric) {
    for (TrainingSet set : new TrainingSet[] {whole(metric), partitioned(metric)}) {
      Encoded encoded = Encoded.of(train(expected, set), set);
      ExactOracle oracle = oracle(metric, ROWS);
      for (float[] query : prepared(QUERIES, metric)) {
        float[] estimates = encoded.estimates(query);
        int nearest = oracle.ordinals(query, 1)[0];
        int before = 0;
        for (float estimate : estimates) {
          before += estimate < estimates[nearest] ? 1 : 0;
        }
        assertThat(before).isLessThan(ROWS.length / 10);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  final void boundsHoldWhereThereAreAny(Expectation expected, Metric metric) {
    TrainingSet set = partitioned(metric);
    Encoded encoded = Encoded.of(train(expected, set), set);
    CodeScorer scorer = encoded.quantizer.scorer(encoded.codes);
    float[] bounds = new float[encoded.quantizer.blockSize()];
    scorer.query(prepared(QUERIES, metric)[0]);
    if (!scorer.hasErrorBounds()) {
      assertThatThrownBy(() -> scorer.errorBounds(0, bounds.length, bounds))
          .isInstanceOf(UnsupportedOperationException.class);
      return;
    }
    ExactOracle oracle = oracle(metric, ROWS);
    int outside = 0;
    for (float[] query : prepared(QUERIES, metric)) {
      float[] estimates = encoded.estimates(query);
      float[] widths = encoded.bounds(query, 3);
      for (int row = 0; row < estimates.length; row++) {
        outside += Math.abs(estimates[row] - oracle.distance(query, row)) > widths[row] ? 1 : 0;
      }
    }
    // Three standard deviations: 0.3 % of normal errors.
    assertThat(outside).isLessThan(ROWS.length * QUERIES.length / 100);
  }

  @ParameterizedTest
  @MethodSource("cases")
  final void whatALimitLeavesInDoubtIsFound(Expectation expected, Metric metric) {
    TrainingSet set = whole(metric);
    Quantizer quantizer = train(expected, set);
    MemorySegment codes = allocate(quantizer.codeBytes(ROWS.length));
    quantizer.encode(set.sample(), codes);
    CodeScorer scorer = quantizer.scorer(codes);
    int size = quantizer.blockSize();
    float[] estimates = new float[size];
    float[] bounds = new float[size];
    DoubtfulCodes doubtful = new DoubtfulCodes(size);
    int missed = 0;
    for (float[] query : prepared(QUERIES, metric)) {
      scorer.query(query);
      scorer.score(0, size, estimates);
      if (scorer.hasErrorBounds()) {
        scorer.errorBounds(0, size, bounds);
      }
      float[] sorted = estimates.clone();
      Arrays.sort(sorted);
      for (float limit : new float[] {Float.NaN, sorted[size / 4], Float.NEGATIVE_INFINITY}) {
        scorer.findDoubtful(0, size, limit, doubtful);
        for (int place = 0, i = 0; place < size; place++) {
          boolean isDoubtful = !(estimates[place] - bounds[place] > limit);
          if (i < doubtful.count() && doubtful.place(i) == place) {
            assertThat(isDoubtful).isTrue();
            assertThat(doubtful.estimate(i)).isEqualTo(estimates[place]);
            assertThat(doubtful.bound(i)).isEqualTo(bounds[place]);
            i++;
          } else {
            missed += isDoubtful ? 1 : 0;
          }
        }
      }
    }
    // Codes of several bits may be excluded by the bound of their leading ones, which may fail.
    assertThat(missed).isLessThanOrEqualTo(size * QUERIES.length / 50);
  }

  @ParameterizedTest
  @MethodSource("cases")
  final void threadsDoNotChangeAByte(Expectation expected, Metric metric) throws IOException {
    TrainingSet set = whole(metric);
    byte[] one = file(train(expected, withThreads(set, 1)));
    byte[] three = file(train(expected, withThreads(set, 3)));
    assertThat(three).isEqualTo(one);

    Quantizer quantizer = train(expected, set);
    MemorySegment alone = allocate(quantizer.codeBytes(ROWS.length));
    MemorySegment together = allocate(quantizer.codeBytes(ROWS.length));
    quantizer.encode(set.sample(), alone);
    quantizer.encode(set.sample(), together, Workers.of(3));
    assertThat(together.mismatch(alone)).isEqualTo(-1);
  }

  @ParameterizedTest
  @MethodSource("cases")
  final void readAgainItGivesTheSameEstimates(Expectation expected, Metric metric)
      throws IOException {
    for (TrainingSet set : new TrainingSet[] {whole(metric), partitioned(metric)}) {
      Quantizer quantizer = train(expected, set);
      Encoded before = Encoded.of(quantizer, set);
      Path path = write(quantizer);
      try (SectionFile file = SectionFile.open(path)) {
        Quantizer read = family().read(file, "CODE_", set.origins());
        assertThat(read.specification()).isEqualTo(expected.token);
        assertThat(read.metric()).isEqualTo(metric);
        Encoded after = Encoded.of(read, set);
        assertThat(after.codes.mismatch(before.codes)).isEqualTo(-1);
        for (float[] query : prepared(QUERIES, metric)) {
          assertThat(after.estimates(query)).isEqualTo(before.estimates(query));
        }
        assertThat(file(read)).isEqualTo(Files.readAllBytes(path));
      }
    }
  }

  /** Every section cut short or missing is named; any byte changed is refused or harmless. */
  @ParameterizedTest
  @MethodSource("tokens")
  final void damageIsFoundOrHarmless(Expectation expected) throws IOException {
    TrainingSet set = whole(Metric.L2);
    Path path = write(train(expected, set));
    byte[] bytes = Files.readAllBytes(path);
    SplittableRandom random = new SplittableRandom(5);
    for (int trial = 0; trial < 300; trial++) {
      byte[] damaged = bytes.clone();
      // The header page has a checksum of its own: damage is put behind it.
      damaged[4_096 + random.nextInt(Math.min(bytes.length - 4_096, 1 << (trial % 16)))] =
          (byte) random.nextInt();
      try {
        Quantizer quantizer = family().read(open(damaged), "CODE_", set.origins());
        Encoded encoded = Encoded.of(quantizer, set);
        encoded.estimates(QUERIES[0]);
      } catch (CorruptFileException e) {
        assertThat(e).hasMessageContaining("CODE_");
      }
    }
    assertThatThrownBy(() -> family().read(open(bytes), "OTHER_", set.origins()))
        .isInstanceOf(CorruptFileException.class)
        .hasMessageContaining("OTHER_SHAPE");
    assertThatThrownBy(() -> family().read(open(bytes), "CODE_", TrainingSet.zeroOrigin(7)))
        .isInstanceOf(CorruptFileException.class)
        .hasMessageContaining("dimension 48, the index has 7");
  }

  @ParameterizedTest
  @MethodSource("cases")
  final void anyBytesCanBeScoredAndDecoded(Expectation expected, Metric metric) {
    TrainingSet set = partitioned(metric);
    Quantizer quantizer = train(expected, set);
    MemorySegment codes = allocate(8 * quantizer.blockBytes());
    SplittableRandom random = new SplittableRandom(3);
    for (long at = 0; at < codes.byteSize(); at++) {
      codes.set(ValueLayout.JAVA_BYTE, at, (byte) random.nextInt());
    }
    CodeScorer scorer = quantizer.scorer(codes);
    CodeDecoder decoder = quantizer.decoder(codes);
    float[] values = new float[quantizer.blockSize()];
    scorer.query(prepared(QUERIES, metric)[0]);
    for (int block = 0; block < 8; block++) {
      scorer.origin(block % LISTS);
      long offset = block * quantizer.blockBytes();
      scorer.score(offset, values.length, values);
      if (scorer.hasErrorBounds()) {
        scorer.errorBounds(offset, values.length, values);
      }
      decoder.origin(block % LISTS);
      decoder.decode(offset, values.length, values.length - 1, new float[DIMENSION]);
    }
    assertThatThrownBy(() -> scorer.origin(LISTS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("origin 12: there are 12");
    assertThatThrownBy(() -> scorer.score(codes.byteSize(), values.length, values))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @ParameterizedTest
  @MethodSource("cases")
  final void rowsCarryTheDistancesOfBlocks(Expectation expected, Metric metric) {
    TrainingSet set = whole(metric);
    Quantizer quantizer = train(expected, set);
    if (quantizer.rows().isEmpty()) {
      return;
    }
    RowQuantizer rows = quantizer.rows().orElseThrow();
    MemorySegment codes = allocate(ROWS.length * rows.rowBytes());
    float[][] prepared = prepared(ROWS, metric);
    for (int row = 0; row < ROWS.length; row++) {
      rows.encode(prepared[row], codes, row * rows.rowBytes());
    }
    RowCodeScorer scorer = rows.scorer(codes);
    Encoded blocks = Encoded.of(quantizer, set);
    float[][] decoded = blocks.decoded();
    float[] target = new float[DIMENSION];
    for (int i = 0; i < QUERIES.length; i++) {
      scorer.query(QUERIES[i]);
      float[] query = prepared(QUERIES, metric)[i];
      double tolerance = 1e-4 * meanDistance(metric, query);
      RowBatch batch = new RowBatch(ROWS.length);
      for (int row = ROWS.length - 1; row >= 0; row--) {
        batch.add(row);
      }
      scorer.score(batch);
      assertThat(scorer.distances()).isEqualTo(ROWS.length);
      for (int j = 0; j < ROWS.length; j++) {
        int row = batch.ordinal(j);
        assertThat((double) batch.distance(j))
            .isCloseTo(estimated(metric, query, decoded[row]), within(tolerance));
        assertThat(scorer.distance(row)).isEqualTo(batch.distance(j));
        scorer.decode(row, target);
        assertThat(target).isEqualTo(decoded[row]);
      }
      scorer.queryRow(i);
      assertThat((double) scorer.distance(17))
          .isCloseTo(estimated(metric, decoded[i], decoded[17]), within(tolerance));
    }
    assertThatThrownBy(() -> scorer.query(new float[7]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("query has dimension 7, the index has 48");
  }

  @ParameterizedTest
  @MethodSource("tokens")
  final void anEncoderFillsOneBlock(Expectation expected) {
    Quantizer quantizer = train(expected, whole(Metric.L2));
    BlockEncoder encoder = new BlockEncoder(quantizer);
    assertThat(encoder.isEmpty()).isTrue();
    assertThat(encoder.block()).hasSize((int) quantizer.blockBytes()).containsOnly(0);
    assertThat(quantizer.blockBytes() % 64).isZero();
    for (int place = 0; place < quantizer.blockSize(); place++) {
      assertThat(encoder.isFull()).isFalse();
      encoder.add(ROWS[place % ROWS.length]);
      assertThat(encoder.isEmpty()).isFalse();
    }
    assertThat(encoder.isFull()).isTrue();
    assertThatThrownBy(() -> encoder.add(ROWS[0])).isInstanceOf(IllegalStateException.class);
    encoder.clear();
    assertThat(encoder.isEmpty()).isTrue();
    assertThat(encoder.block()).containsOnly(0);
    assertThatThrownBy(() -> encoder.origin(1)).isInstanceOf(IllegalArgumentException.class);
  }

  /** Lists of every length around the sizes that blocks have. */
  @ParameterizedTest
  @MethodSource("cases")
  final void cutBlocksGiveWhatWholeOnesGive(Expectation expected, Metric metric) {
    TrainingSet set = partitioned(metric);
    Quantizer quantizer = train(expected, set);
    BlockLayout cut = BlockLayout.cut(quantizer);
    int[] sizes = {1, 2, 7, 8, 9, 15, 31, 32, 33, 63, 64, 65, 97, 127, 128, 129};
    int dealt = 0;
    int[] assignment = new int[ROWS.length];
    for (int i = 0; dealt < ROWS.length; i++) {
      int end = Math.min(dealt + sizes[i], ROWS.length);
      Arrays.fill(assignment, dealt, end, i % LISTS);
      dealt = end;
    }
    TrainingSet lists =
        new TrainingSet(
            set.sample(), assignment, set.origins(), set.options().withWorkers(Workers.of(1)));
    Encoded whole = Encoded.of(quantizer, lists);
    Encoded shorter = Encoded.of(cut, lists);
    assertThat(shorter.codes.byteSize()).isLessThan(whole.codes.byteSize());
    assertThat(shorter.decoded()).isDeepEqualTo(whole.decoded());
    for (float[] query : prepared(QUERIES, metric)) {
      assertThat(shorter.estimates(query)).isEqualTo(whole.estimates(query));
      if (whole.hasBounds()) {
        assertThat(shorter.bounds(query, 3)).isEqualTo(whole.bounds(query, 3));
      }
    }
    for (int size = 1; size <= quantizer.blockSize(); size++) {
      int places = cut.places(size);
      assertThat(places).isBetween(size, size + quantizer.blockStep() - 1);
      assertThat(quantizer.blockBytes(places) % 64).isZero();
      assertThat(quantizer.blockBytes(places))
          .isBetween((long) places * quantizer.bytesPerCode(), cut.bytes(quantizer.blockSize()));
    }
    assertThat(cut.bytes(0)).isZero();
    assertThat(cut.bytes(3L * quantizer.blockSize())).isEqualTo(3 * quantizer.blockBytes());
  }

  @ParameterizedTest
  @MethodSource("cases")
  final void degenerateDataGivesFiniteEstimates(Expectation expected, Metric metric) {
    float[][] equal = new float[300][];
    Arrays.fill(equal, ROWS[0]);
    requireFinite(expected, metric, equal);
    requireFinite(expected, metric, new float[][] {ROWS[1]});
    requireFinite(expected, metric, Arrays.copyOf(ROWS, 100));
    requireFinite(expected, metric, VectorDistribution.uniform(4_096).sample(20, 1));
    float[][] oneDimension = new float[300][1];
    for (int row = 0; row < 300; row++) {
      oneDimension[row][0] = row - 150.5f;
    }
    if (acceptsDimensionOne(expected.token)) {
      requireFinite(expected, metric, oneDimension);
    }
  }

  /** Whether a token's numbers fit vectors of one value. */
  protected boolean acceptsDimensionOne(String token) {
    return true;
  }

  private void requireFinite(Expectation expected, Metric metric, float[][] rows) {
    VectorSet sample = VectorSet.copyOf(prepared(rows, metric));
    TrainingSet set = TrainingSet.of(sample, options(metric));
    Encoded encoded = Encoded.of(train(expected, set), set);
    ExactOracle oracle = oracle(metric, rows);
    float[] query = metric.prepare(rows[0]);
    for (float estimate : encoded.estimates(query)) {
      assertThat(estimate).isFinite();
    }
    // The distance to itself, as far as the code's error allows.
    double slack = Math.sqrt(encoded.error() / rows.length) * 4 * norm(query) + 1e-3;
    slack += metric == Metric.L2 ? 4 * encoded.error() / rows.length : 0;
    if (encoded.hasBounds()) {
      slack += encoded.bounds(query, 4)[0];
    }
    assertThat((double) encoded.estimates(query)[0])
        .isCloseTo(oracle.distance(query, 0), within(slack * (1 + norm(query))));
  }

  private static double norm(float[] vector) {
    double squares = 0;
    for (float value : vector) {
      squares += (double) value * value;
    }
    return Math.sqrt(squares);
  }

  private Quantizer train(Expectation expected, TrainingSet set) {
    return family().trainer(expected.token).train(set);
  }

  private static TrainingOptions options(Metric metric) {
    return TrainingOptions.of(metric).withWorkers(Workers.of(1)).withSeed(5);
  }

  private static TrainingSet withThreads(TrainingSet set, int threads) {
    return new TrainingSet(
        set.sample(),
        set.assignment(),
        set.origins(),
        set.options().withWorkers(Workers.of(threads)));
  }

  private static TrainingSet whole(Metric metric) {
    return TrainingSet.of(VectorSet.copyOf(prepared(ROWS, metric)), options(metric));
  }

  /** Lists by a few rounds of Lloyd's algorithm. */
  private static TrainingSet partitioned(Metric metric) {
    float[][] rows = prepared(ROWS, metric);
    float[][] centroids = Arrays.copyOf(rows, LISTS);
    int[] assignment = new int[rows.length];
    for (int round = 0; round < 5; round++) {
      ExactOracle lists = ExactOracle.l2(centroids);
      for (int row = 0; row < rows.length; row++) {
        assignment[row] = lists.ordinals(rows[row], 1)[0];
      }
      if (round < 4) {
        centroids = means(rows, assignment);
      }
    }
    return new TrainingSet(
        VectorSet.copyOf(rows), assignment, VectorSet.copyOf(centroids), options(metric));
  }

  private static float[][] means(float[][] rows, int[] assignment) {
    float[][] means = new float[LISTS][DIMENSION];
    for (int list = 0; list < LISTS; list++) {
      int of = list;
      long size = Arrays.stream(assignment).filter(assigned -> assigned == of).count();
      for (int row = 0; row < rows.length; row++) {
        for (int i = 0; assignment[row] == list && i < DIMENSION; i++) {
          means[list][i] += rows[row][i] / size;
        }
      }
    }
    return means;
  }

  private static float[][] prepared(float[][] rows, Metric metric) {
    return Arrays.stream(rows).map(metric::prepare).toArray(float[][]::new);
  }

  private static ExactOracle oracle(Metric metric, float[][] rows) {
    return ExactOracle.of(metric.toString(), rows);
  }

  /**
   * What is estimated under cosine from a decoded row, which has lost its unit length: 1 − ⟨q, x̂⟩,
   * or ½‖q − x̂‖².
   */
  protected double cosine(float[] query, float[] decoded) {
    return distance(Metric.COSINE, query, decoded);
  }

  private double estimated(Metric metric, float[] query, float[] decoded) {
    return metric == Metric.COSINE ? cosine(query, decoded) : distance(metric, query, decoded);
  }

  private static double distance(Metric metric, float[] query, float[] row) {
    double squares = 0;
    double dot = 0;
    for (int i = 0; i < query.length; i++) {
      squares += Math.pow((double) query[i] - row[i], 2);
      dot += (double) query[i] * row[i];
    }
    return switch (metric) {
      case L2 -> squares;
      case DOT -> -dot;
      case COSINE -> 1 - dot;
      case L1 -> throw metric.withoutInnerProduct();
    };
  }

  private static double meanDistance(Metric metric, float[] query) {
    double sum = 0;
    for (float[] row : prepared(ROWS, metric)) {
      sum += Math.abs(distance(metric, query, row));
    }
    return sum / ROWS.length;
  }

  private static double variance(VectorSet rows) {
    double[] sums = new double[rows.dimension()];
    double squares = 0;
    float[] row = new float[rows.dimension()];
    for (int ordinal = 0; ordinal < rows.size(); ordinal++) {
      rows.copyTo(ordinal, row);
      for (int i = 0; i < row.length; i++) {
        sums[i] += row[i];
        squares += (double) row[i] * row[i];
      }
    }
    for (double sum : sums) {
      squares -= sum * sum / rows.size();
    }
    return squares;
  }

  private static MemorySegment allocate(long bytes) {
    return Arena.ofAuto().allocate(bytes, 64);
  }

  private Path write(Quantizer quantizer) throws IOException {
    Path path = folder.resolve("quantizer.akin");
    try (SectionFileWriter writer = new SectionFileWriter(path, "test")) {
      quantizer.write(writer, "CODE_");
      writer.commit();
    }
    return path;
  }

  private byte[] file(Quantizer quantizer) throws IOException {
    Path path = folder.resolve("other.akin");
    try (SectionFileWriter writer = new SectionFileWriter(path, "test")) {
      quantizer.write(writer, "CODE_");
      writer.commit();
    }
    return Files.readAllBytes(path);
  }

  private static SectionFile open(byte[] bytes) throws CorruptFileException {
    MemorySegment memory = allocate(bytes.length);
    MemorySegment.copy(MemorySegment.ofArray(bytes), 0, memory, 0, bytes.length);
    return SectionFile.open(memory, 0, "damaged.akin");
  }
}
