package dev.akin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.core.vector.Metric;
import dev.akin.engine.filter.Filter;
import dev.akin.engine.filter.PayloadIndex;
import dev.akin.engine.filter.PayloadPath;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import dev.akin.engine.proof.Proof;
import dev.akin.engine.proof.ProofQuery;
import dev.akin.engine.sidecar.Sidecars;
import dev.akin.testkit.Seed;
import dev.akin.testkit.SeedExtension;
import dev.akin.testkit.VectorDistribution;
import dev.akin.testkit.crash.CrashFileSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A byte of a closed data directory is flipped, in every file and at several places. Afterwards the
 * answers are what they were, or the damage is named by file and nothing that is answered is wrong.
 */
@ExtendWith(SeedExtension.class)
@Tag("kernel-independent")
final class FlippedByteTest {
  private static final int POINTS = Sidecars.LEAST_VECTORS + 20;
  private static final VectorDistribution POPULATION = VectorDistribution.uniform(4);
  private static final float[][] QUERIES = POPULATION.sample(4, 2);
  private static final Filter EVEN = Filter.Match.keyword("parity", "even");
  private static final Logger LOGGER = Logger.getLogger("dev.akin.engine");

  private static CrashFileSystem whole;
  private static Answers right;
  private static Answers withoutLastWrite;

  /** What a collection says, in every way that reads other files. */
  private record Answers(
      List<String> points,
      List<String> exact,
      long even,
      List<FacetCount> parities,
      Optional<Proof> proof,
      CollectionParameters parameters) {
    static Answers of(Collection collection) {
      return new Answers(
          collection
              .scroll(ScrollRequest.of(10_000).withFetch(Fetch.PAYLOADS_AND_VECTORS))
              .points()
              .stream()
              .map(Answers::described)
              .toList(),
          IntStream.range(0, QUERIES.length)
              .mapToObj(i -> SearchRequest.of(QUERIES[i], 20).exact())
              .flatMap(request -> collection.search(request).points().stream())
              .map(found -> found.id() + " " + found.score())
              .toList(),
          collection.count(Optional.of(EVEN)),
          collection.facet(FacetRequest.of("parity", 10)),
          collection.proof(),
          collection.parameters());
    }

    private static String described(StoredPoint point) {
      return "%s %d %s %s"
          .formatted(
              point.id(),
              point.version(),
              Arrays.toString(point.vector().orElseThrow()),
              point.payload().fields());
    }
  }

  /** Collects what the engine says. */
  private static final class Said extends Handler {
    private final StringBuilder text = new StringBuilder();

    @Override
    public void publish(LogRecord said) {
      text.append(new SimpleFormatter().formatMessage(said)).append('\n');
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @BeforeAll
  static void prepare() throws IOException {
    LOGGER.setUseParentHandlers(false);
    CrashFileSystem files = CrashFileSystem.create();
    Engine writer = open(files);
    Collection products =
        writer.create("products", CollectionParameters.of(4, Metric.L2).withIndex("HNSW4"));
    products.upsert(points(0, POINTS));
    assertThat(products.awaitIndexed(Duration.ofMinutes(5))).isTrue();
    products.upsert(points(POINTS, POINTS + 30));
    products.delete(PointSelector.ids(List.of(PointId.of(3), PointId.of(POINTS + 1))));
    products.store().commit();
    products.createPayloadIndex(
        new PayloadIndex(PayloadPath.parse("parity"), PayloadIndex.Kind.TEXT));
    List<ProofQuery<PointId>> queries = new ArrayList<>();
    for (float[] query : POPULATION.sample(30, 3)) {
      queries.add(ProofQuery.of(query));
    }
    products.prove(queries);
    products.setPayload(PointSelector.ids(List.of(PointId.of(5))), Payload.of(Map.of("n", -1)));
    products.upsert(points(9_000, 9_010));
    withoutLastWrite = Answers.of(products);
    products.delete(PointSelector.ids(List.of(PointId.of(7))));
    right = Answers.of(products);
    whole = files;
  }

  @AfterAll
  static void listenAgain() {
    LOGGER.setUseParentHandlers(true);
  }

  private static List<Point> points(int from, int to) {
    float[][] vectors = POPULATION.sample(to - from, from);
    return IntStream.range(from, to)
        .mapToObj(i ->
            new Point(
                PointId.of(i),
                vectors[i - from],
                Payload.of(Map.of("parity", i % 2 == 0 ? "even" : "odd", "n", i))))
        .toList();
  }

  @Test
  void theUntouchedDirectoryAnswersAsBefore() throws IOException {
    check(whole.crash(new Seed(0)), "nothing", 0);
  }

  @Test
  void aByteInEachFile(Seed seed) throws IOException {
    flipEverywhere(4, seed);
  }

  @Test
  @Tag("slow")
  void manyBytesOfEachFile(Seed seed) throws IOException {
    flipEverywhere(60, seed);
  }

  private static void flipEverywhere(int flips, Seed seed) throws IOException {
    SplittableRandom random = seed.random();
    for (Path file : TreeBytes.of(whole.crash(new Seed(0)).getPath("/akin")).keySet()) {
      for (long offset : offsets(file.toString(), flips, random)) {
        CrashFileSystem files = whole.crash(new Seed(0));
        Path damaged = files.getPath(file.toString());
        byte[] bytes = Files.readAllBytes(damaged);
        bytes[(int) offset] ^= (byte) (1 << random.nextInt(8));
        Files.write(damaged, bytes);
        check(files, String.valueOf(file.getFileName()), offset);
      }
    }
  }

  private static SortedSet<Long> offsets(String file, int count, SplittableRandom random)
      throws IOException {
    SortedSet<Long> offsets = new TreeSet<>();
    Path path = whole.crash(new Seed(0)).getPath(file);
    if (Files.isDirectory(path) || Files.size(path) == 0) {
      return offsets;
    }
    offsets.add(0L);
    offsets.add(Files.size(path) - 1);
    for (int i = 2; i < count; i++) {
      offsets.add(random.nextLong(Files.size(path)));
    }
    return offsets;
  }

  private static void check(CrashFileSystem files, String file, long offset) {
    String flipped = file + " at " + offset;
    boolean inLog = file.endsWith(".log");
    Said said = new Said();
    LOGGER.addHandler(said);
    try (Engine engine = open(files)) {
      if (engine.broken().containsKey("products")) {
        assertThat(engine.broken().get("products")).as(flipped).hasMessageContaining(file);
        return;
      }
      Collection products = engine.collection("products");
      Answers found = Answers.of(products);
      Optional<String> refused = products.status().writes().refused();
      if (refused.isPresent()) {
        assertThat(refused.get()).as(flipped).contains(file);
        assertThat(right.points).as(flipped).containsAll(unlessOlder(found.points));
      } else if (inLog && !found.equals(right)) {
        assertThat(said.text).as(flipped).contains(file).contains("cut");
        assertThat(found).as(flipped).isEqualTo(withoutLastWrite);
      } else if (found.proof.isEmpty() && right.proof.isPresent()) {
        assertThat(said.text).as(flipped).contains("proof.json");
        assertThat(found.points).as(flipped).isEqualTo(right.points);
      } else {
        assertThat(found).as(flipped).isEqualTo(right);
      }
    } finally {
      LOGGER.removeHandler(said);
    }
  }

  /** Without points as they were before writes that a damaged log does not tell of any more. */
  private static List<String> unlessOlder(List<String> points) {
    return points.stream().filter(point -> !point.matches("[57] .*")).toList();
  }

  private static Engine open(CrashFileSystem files) {
    return Engine.open(
        files.getPath("/akin"),
        EngineParameters.defaults()
            .withSearchThreads(2, 64)
            .withIndexThreads(0)
            .withRefreshInterval(Duration.ofHours(1))
            .withCommitInterval(Duration.ofHours(1)));
  }
}
