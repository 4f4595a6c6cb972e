package dev.akin.engine.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.engine.contract.Contract;
import dev.akin.engine.contract.Plan;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProofTest {
  private static Proof proof(Contract contract) {
    return new Proof(
        new Proof.Subject(1000, 8, contract, Plan.forced("Flat")),
        new RecallInterval(10, 0.97, 0.96, 0.98, 200),
        new LatencyPercentiles(1, 4),
        new BytesPerVector(2_000, 3_000),
        Instant.parse("2026-11-20T12:00:00.5Z"),
        Optional.empty());
  }

  @Test
  void survivesItsJson() {
    Proof proof = proof(Contract.defaults().withP99Millis(5));
    assertThat(Proof.ofJson(proof.toJson())).isEqualTo(proof);
  }

  @Test
  void judgesTheLowerEndAgainstTheFloor() {
    assertThat(proof(Contract.defaults()).keepsContract()).isTrue();
    assertThat(proof(Contract.defaults().withRecall(0.965, 10)).keepsContract()).isFalse();
  }

  @Test
  void judgesLatencyAndMemoryWhereStated() {
    assertThat(proof(Contract.defaults().withP99Millis(4)).keepsContract()).isTrue();
    assertThat(proof(Contract.defaults().withP99Millis(3.9)).keepsContract()).isFalse();
    assertThat(proof(Contract.defaults().withMemoryMiB(2)).keepsContract()).isTrue();
    assertThat(proof(Contract.defaults().withMemoryMiB(1)).keepsContract()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"vectors", "dimension", "plan", "contract", "recall", "when"})
  void refusesMissingParts(String name) {
    Map<String, Object> json = new HashMap<>(proof(Contract.defaults()).toJson());
    json.remove(name);
    assertThatThrownBy(() -> Proof.ofJson(json))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(name.equals("plan") ? "plan" : name);
  }
}
