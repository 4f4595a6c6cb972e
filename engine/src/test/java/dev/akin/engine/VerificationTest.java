package dev.akin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.core.vector.Metric;
import dev.akin.engine.damage.Finding;
import dev.akin.engine.damage.Finding.Remedy;
import dev.akin.engine.log.FileChangeLog;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import dev.akin.testkit.Seed;
import dev.akin.testkit.crash.CrashFileSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Damage of each kind is found with its remedy, and the remedy does what it says. */
@Tag("kernel-independent")
final class VerificationTest {
  private static final Logger LOGGER = Logger.getLogger("dev.akin.engine");
  private CrashFileSystem files = CrashFileSystem.create();

  @BeforeAll
  static void expectDamageSilently() {
    LOGGER.setLevel(Level.OFF);
  }

  @AfterAll
  static void listenAgain() {
    LOGGER.setLevel(null);
  }

  /** Six points: 1 to 3 committed one by one, 4 to 6 in the log alone. */
  private void fill() {
    Engine writer = open();
    Collection products = writer.create("products", CollectionParameters.of(2, Metric.L2));
    for (long id = 1; id <= 6; id++) {
      products.upsert(
          List.of(new Point(PointId.of(id), new float[] {id, 1}, Payload.of(Map.of("n", id)))));
      if (id <= 3) {
        commit(products);
      }
    }
    files = files.crash(new Seed(0));
  }

  private static void commit(Collection collection) {
    try {
      collection.store().commit();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aWholeDirectoryHasNoFindings() {
    fill();
    assertThat(check()).isEmpty();
    assertThat(ids()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    assertThat(check()).isEmpty();
  }

  @Test
  void anIndexIsBuiltAgainFromACompleteLog() throws IOException {
    for (String name : List.of("segments_", ".akv", ".si", ".tim")) {
      files = CrashFileSystem.create();
      fill();
      flip(file("lucene", path -> path.toString().contains(name)), 0.5);
      List<Finding> findings = check();
      assertThat(findings).extracting(Finding::remedy).containsOnly(Remedy.REPLAY);
      assertThat(repair(false)).containsExactlyElementsOf(findings);
      assertThat(check()).isEmpty();
      assertThat(ids()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    }
  }

  @Test
  void aLogThatTheSegmentsHoldIsBegunAnew() throws IOException {
    fill();
    Path log = file("log", path -> true);
    flip(log, 0.1);
    assertThat(check()).extracting(Finding::remedy).containsExactly(Remedy.RENEW);
    assertThat(repair(false)).hasSize(1);
    assertThat(check()).isEmpty();
    assertThat(ids()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
  }

  @Test
  void whatIsLostIsGivenUpOnlyWhereThatIsAskedFor() throws IOException {
    fill();
    Path log = file("log", path -> true);
    flip(log, 0.75);
    List<Finding> findings = check();
    assertThat(findings).extracting(Finding::remedy).containsExactly(Remedy.DISCARD);
    assertThat(findings.getFirst().effect()).contains("operations 5 to 5 and all after them, to 6");
    assertThat(findings.getFirst().damage().offset()).isPresent();
    Map<Path, byte[]> before = TreeBytes.of(files.getPath("/akin"));
    assertThat(repair(false)).isEmpty();
    TreeBytes.assertSame(files.getPath("/akin"), before);

    assertThat(repair(true)).hasSize(1);
    assertThat(check()).isEmpty();
    assertThat(ids()).containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  void aSegmentThatTheLogDoesNotHoldIsNamedWithItsPoints() throws IOException {
    fill();
    try (Engine engine = open()) {
      // Closing commits everything; then the log is begun anew, as when it has grown.
      assertThat(engine.collections()).hasSize(1);
    }
    FileChangeLog.beginAnew(files.getPath("/akin/collections/products/log"), 7);
    flip(file("lucene", path -> path.toString().contains("_0.akv")), 0.5);
    List<Finding> findings = check();
    assertThat(findings).extracting(Finding::remedy).containsExactly(Remedy.DISCARD);
    assertThat(findings.getFirst().effect()).isEqualTo("segment _0 with its 1 points is lost");
    assertThat(repair(false)).isEmpty();
    assertThat(repair(true)).hasSize(1);
    assertThat(ids()).containsExactly(2L, 3L, 4L, 5L, 6L);
  }

  @Test
  void smallFilesAreDeletedOrCannotBeHelped() throws IOException {
    fill();
    flip(files.getPath("/akin/machine-costs.json"), 0.5);
    Files.writeString(files.getPath("/akin/collections/products/proof.json"), "{}");
    Files.createDirectories(files.getPath("/akin/collections/products/sidecars"));
    Files.writeString(files.getPath("/akin/collections/products/sidecars/manifest.json"), "[");
    assertThat(check())
        .extracting(Finding::remedy)
        .containsExactly(Remedy.REBUILD, Remedy.REBUILD, Remedy.REBUILD);
    assertThat(repair(false)).hasSize(3);
    assertThat(check()).isEmpty();

    flip(files.getPath("/akin/collections/products/collection.json"), 0.5);
    assertThat(check()).extracting(Finding::remedy).containsExactly(Remedy.NONE);
    assertThat(repair(true)).isEmpty();
  }

  private List<Finding> check() {
    try (Verification verification = Verification.open(files.getPath("/akin"))) {
      return verification.check(_ -> {});
    }
  }

  private List<Finding> repair(boolean discard) {
    try (Verification verification = Verification.open(files.getPath("/akin"))) {
      return verification.repair(verification.check(_ -> {}), discard);
    }
  }

  private List<Long> ids() {
    try (Engine engine = open()) {
      Collection products = engine.collection("products");
      assertThat(products.status().writes().refused()).isEmpty();
      return products.scroll(ScrollRequest.of(100).withFetch(Fetch.PAYLOADS)).points().stream()
          .map(point -> (Long) point.payload().field("n").orElseThrow())
          .toList();
    }
  }

  private Engine open() {
    return Engine.open(
        files.getPath("/akin"),
        EngineParameters.defaults()
            .withSearchThreads(1, 1)
            .withIndexThreads(0)
            .withRefreshInterval(Duration.ofHours(1))
            .withCommitInterval(Duration.ofHours(1)));
  }

  private Path file(String folder, Predicate<Path> wanted) throws IOException {
    try (var found = Files.list(files.getPath("/akin/collections/products/" + folder))) {
      return found.filter(wanted).sorted().findFirst().orElseThrow();
    }
  }

  private static void flip(Path file, double where) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[(int) (where * bytes.length)] ^= 0x10;
    Files.write(file, bytes);
  }
}
