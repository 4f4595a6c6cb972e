package dev.akin.engine.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.engine.contract.Contract;
import dev.akin.engine.contract.Plan;
import dev.akin.engine.filter.Filter;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.PointId;
import dev.akin.engine.proof.FilterCell.Correlation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of proofs with their queries, and what a later proof says to them. */
@Tag("kernel-independent")
final class ReplayableProofTest {
  private static final List<QuerySource> QUERIES =
      List.of(
          new QuerySource(
              QuerySource.GIVEN, List.of(ProofQuery.of(new float[] {1.5f, -0f, Float.MIN_VALUE}))),
          new QuerySource(
              QuerySource.DRAWN,
              List.of(
                  new ProofQuery<>(
                      new float[] {0.1f, 0.2f, 0.3f},
                      Set.of(PointId.of(7), PointId.of(new UUID(1, 2)))))));

  @TempDir private Path folder;

  private static PartRecall part(double recall, int incomplete) {
    RecallInterval interval = new RecallInterval(10, recall, recall - 0.01, recall, 200);
    return new PartRecall(1_000, interval, incomplete, new TreeMap<>(Map.of("graph", 200L)));
  }

  private static Proof proof(String dataDigit, PartRecall whole, PartRecall filtered) {
    Fingerprint fingerprint =
        new Fingerprint(dataDigit.repeat(64), "b".repeat(64), QueryHash.of(QUERIES), "simd", 3);
    Breakdown breakdown =
        new Breakdown(
            List.of(new Breakdown.Source(QuerySource.GIVEN, whole.recall())),
            List.of(new Breakdown.Segment("_0", whole)),
            List.of(
                new FilterCell(Correlation.NONE, 1, whole),
                new FilterCell(Correlation.FAR, 0.001, filtered)),
            Optional.of(new Breakdown.Filtered("{\"must\":[]}", whole)));
    return new Proof(
        new Proof.Subject(1_000, 3, Contract.defaults(), Plan.forced("HNSW32")),
        whole.recall(),
        new LatencyPercentiles(1, 2),
        new BytesPerVector(20, 30),
        Instant.parse("2026-11-30T12:00:00Z"),
        Optional.of(new Evidence(fingerprint, breakdown)));
  }

  private static Proof good() {
    return proof("a", part(0.98, 0), part(0.97, 0));
  }

  private Path written() throws IOException {
    Path file = folder.resolve("proof.json");
    new ReplayableProof("shop", "image", good(), QUERIES).write(file);
    return file;
  }

  @Test
  void aFileHoldsTheProofAndItsQueries() throws IOException {
    ReplayableProof read = ReplayableProof.read(written());
    assertThat(read.proof()).isEqualTo(good());
    assertThat(read.collection()).isEqualTo("shop");
    assertThat(read.filter()).contains("{\"must\":[]}");
    assertThat(QueryHash.of(read.queries())).isEqualTo(QueryHash.of(QUERIES));
    ProofFilter filter = new ProofFilter("{\"must\":[]}", Filter.all());
    ProofRequest request = read.request(Optional.of(filter));
    assertThat(request.vector()).isEqualTo("image");
    assertThat(request.drawn()).isZero();
    assertThat(request.seed()).isEqualTo(3);
    assertThat(request.filter()).contains(filter);
  }

  @Test
  void aChangedFileIsRefused() throws IOException {
    String text = Files.readString(written());
    assertThat(text).contains("\"value\":0.98");
    Path changed = folder.resolve("changed.json");
    Files.writeString(changed, text.replace("\"value\":0.98", "\"value\":0.99"));
    assertThatThrownBy(() -> ReplayableProof.read(changed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(changed + ": the file was changed: its SHA-256 is ");
    Files.writeString(changed, text.replace("\"sha256\"", "\"sha1\""));
    assertThatThrownBy(() -> ReplayableProof.read(changed)).hasMessageContaining("sha256");
    Files.writeString(changed, text.replace("\"format\":1", "\"format\":2"));
    assertThatThrownBy(() -> ReplayableProof.read(changed)).hasMessageContaining("format 2");
  }

  /** Who changes queries and writes a fitting checksum is found by their hash in the proof. */
  @Test
  void otherQueriesAreRefused() throws IOException {
    Map<String, Object> json = new LinkedHashMap<>();
    Payload.fromJson(Files.readAllBytes(written())).fields().forEach(json::put);
    json.put("queries", List.of());
    json.remove("sha256");
    json.put("sha256", Sha256.of(Payload.of(json).toJson()));
    Path forged = folder.resolve("forged.json");
    Files.write(forged, Payload.of(json).toJson());
    assertThatThrownBy(() -> ReplayableProof.read(forged))
        .hasMessageContaining("the queries are not those of the proof");
  }

  @Test
  void theSameOnTheSameHasToBeTheSame() {
    ReplayReport same = new ReplayReport(good(), good());
    assertThat(same.isExpectedIdentical()).isTrue();
    assertThat(same.agrees()).isTrue();
    ReplayReport other = new ReplayReport(good(), proof("a", part(0.9801, 0), part(0.97, 0)));
    assertThat(other.isExpectedIdentical()).isTrue();
    assertThat(other.differences())
        .hasSize(4)
        .first()
        .asString()
        .startsWith("recall: 0.9801 (")
        .contains("the proof said 0.98 (");
    ReplayReport filtered = new ReplayReport(good(), proof("a", part(0.98, 0), part(0.96, 0)));
    assertThat(filtered.differences())
        .singleElement()
        .asString()
        .startsWith("recall under a filter of 0.1 % far from the query: 0.96 ");
  }

  @Test
  void onOtherDataTheIntervalDecides() {
    ReplayReport within = new ReplayReport(good(), proof("c", part(0.975, 0), part(0.5, 0)));
    assertThat(within.isSameData()).isFalse();
    assertThat(within.agrees()).isTrue();
    ReplayReport below = new ReplayReport(good(), proof("c", part(0.96, 0), part(0.97, 0)));
    assertThat(below.differences())
        .containsExactly("recall: 0.9600, the proof said 0.9700 to 0.9800");
  }

  @Test
  void everyCellHasToKeepTheFloorAndToBeComplete() {
    assertThat(good().keepsContract()).isTrue();
    assertThat(proof("a", part(0.98, 0), part(0.955, 0)).violations())
        .containsExactly(
            "recall under a filter of 0.1 % far from the query 0.9550 at 10, at least 0.9450 by"
                + " 200 queries, 0.95 asked");
    assertThat(proof("a", part(0.98, 0), part(0.97, 3)).violations())
        .singleElement()
        .asString()
        .contains("3 of 200 answers have fewer than 10 neighbors");
  }
}
