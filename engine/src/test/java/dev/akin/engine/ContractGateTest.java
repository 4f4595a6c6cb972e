package dev.akin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.akin.core.vector.Metric;
import dev.akin.engine.capacity.Relaxation;
import dev.akin.engine.contract.Contract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bounds here are so far from what any machine does that its costs do not matter. */
final class ContractGateTest {
  private static final Contract SMALL =
      Contract.defaults().withMemoryMiB(1).withExpectedVectors(1_000_000);

  @TempDir private Path data;

  private Engine open() {
    return Engine.open(data, EngineParameters.defaults().withIndexThreads(0));
  }

  private static InfeasibleContractException refusal(Engine engine, CollectionParameters asked) {
    return catchThrowableOfType(
        InfeasibleContractException.class, () -> engine.create("shop", asked));
  }

  @Test
  void aRefusedCollectionIsNotThereAndARelaxedOneIs() throws IOException {
    CollectionParameters asked = CollectionParameters.of(128, Metric.L2).withContract(SMALL);
    try (Engine engine = open()) {
      InfeasibleContractException refused = refusal(engine, asked);
      assertThat(refused)
          .hasMessageStartingWith("contract of collection \"shop\": nothing is expected to keep");
      assertThat(engine.collections()).isEmpty();
      try (Stream<Path> folders = Files.list(data.resolve("collections"))) {
        assertThat(folders).isEmpty();
      }
      Relaxation relaxed = refused.infeasibility().cheapest().orElseThrow();
      assertThat(relaxed.bound()).isEqualTo(Relaxation.Bound.MEMORY);
      engine.create("shop", asked.withContract(relaxed.contract()));
      assertThat(engine.collections()).containsExactly("shop");
    }
    try (Engine engine = open()) {
      assertThat(engine.collection("shop").parameters().contract().expectedVectors())
          .isEqualTo(SMALL.expectedVectors());
    }
  }

  /** The same bound may be kept for few vectors, and nobody said that there will be many. */
  @Test
  void withoutExpectedVectorsTheFewestAreLookedAt() {
    Contract unsized = Contract.defaults().withMemoryMiB(1);
    try (Engine engine = open()) {
      engine.create("a", CollectionParameters.of(128, Metric.L2).withContract(unsized));
      assertThat(engine.collections()).containsExactly("a");
      Contract hopeless = unsized.withP99Millis(1e-9);
      InfeasibleContractException refused =
          refusal(engine, CollectionParameters.of(128, Metric.L2).withContract(hopeless));
      assertThat(refused.infeasibility().need().vectors()).isEqualTo(10);
    }
  }

  @Test
  void everyKindOfVectorHasToKeepIt() {
    CollectionParameters named =
        CollectionParameters.named(
            Map.of(
                "narrow", VectorParameters.of(8, Metric.L2),
                "wide", VectorParameters.of(4_096, Metric.COSINE)));
    try (Engine engine = open()) {
      InfeasibleContractException refused =
          refusal(engine, named.withContract(SMALL.withExpectedVectors(20_000)));
      assertThat(refused.vector()).isEqualTo("wide");
      assertThat(refused).hasMessageContaining("collection \"shop\", vector \"wide\": ");
    }
  }

  @Test
  void aForcedIndexIsLookedAtAlone() {
    CollectionParameters codes =
        CollectionParameters.of(128, Metric.L2)
            .withContract(SMALL.withMemoryMiB(64))
            .withIndex("RaBitQ,RFlat");
    try (Engine engine = open()) {
      assertThat(refusal(engine, codes.withIndex("Flat"))).hasMessageContaining("(Flat: ");
      assertThat(refusal(engine, codes.withIndex("HNSW32"))).hasMessageContaining("(HNSW32: ");
      engine.create("shop", codes);
      assertThat(engine.collections()).containsExactly("shop");
    }
  }

  /** Collections from before there was this check, or from another machine. */
  @Test
  void storedContractsAreNotAskedAgain() throws IOException {
    open().close();
    Path folder = Files.createDirectory(data.resolve("collections/old"));
    CollectionParameters hopeless =
        CollectionParameters.of(2, Metric.L2).withContract(SMALL.withP99Millis(1e-9));
    CollectionFormat.write(folder, "old", hopeless);
    try (Engine engine = open()) {
      assertThat(engine.collection("old").parameters()).isEqualTo(hopeless);
      assertThat(engine.broken()).isEmpty();
    }
  }
}
