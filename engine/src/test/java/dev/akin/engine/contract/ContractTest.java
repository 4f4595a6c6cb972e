package dev.akin.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ContractTest {

  @Test
  void statesRecallAloneByDefault() {
    assertThat(Contract.ofJson(Map.of())).isEqualTo(Contract.defaults());
    assertThat(Contract.defaults().toJson()).isEqualTo(Map.of("recall", 0.95, "k", 10L));
  }

  @Test
  void readsWhatItWrites() {
    Contract contract =
        Contract.defaults()
            .withRecall(0.99, 100)
            .withP99Millis(12.5)
            .withQueriesPerSecond(300)
            .withMemoryMiB(4096);
    assertThat(Contract.ofJson(contract.toJson())).isEqualTo(contract);
  }

  @Test
  void readsTheDocumentedObject() {
    Contract contract =
        Contract.ofJson(Map.of("recall", 0.95, "k", 10, "p99Millis", 10, "memoryMiB", 4096));
    assertThat(contract.p99Millis()).isEqualTo(OptionalDouble.of(10));
    assertThat(contract.memoryMiB()).isEqualTo(OptionalLong.of(4096));
    assertThat(contract.queriesPerSecond()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "recall,0,recall 0.0",
    "recall,1.01,recall 1.01",
    "recall,NaN,recall NaN",
    "k,0,k 0",
    "k,2.5,k is 2.5",
    "k,1e15,k 2147483647",
    "p99Millis,0,p99Millis 0.0",
    "p99Millis,-1,p99Millis -1.0",
    "p99Millis,NaN,p99Millis NaN",
    "queriesPerSecond,Infinity,queriesPerSecond Infinity",
    "memoryMiB,0,memoryMiB 0",
    "expectedVectors,0,expectedVectors 0",
    "expectedVectors,1e13,expectedVectors 10000000000000",
    "preset,5,preset is 5.0",
    "latency,5,unknown field \"latency\"",
  })
  void refusesWrongParts(String name, double value, String message) {
    assertThatThrownBy(() -> Contract.ofJson(Map.of(name, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aPresetIsAStartThatEachFieldOverrides() {
    for (Preset preset : Preset.values()) {
      assertThat(Contract.ofJson(Map.of("preset", preset.toString())))
          .isEqualTo(Contract.of(preset))
          .isEqualTo(Contract.defaults().withRecall(preset.recall(), 10));
    }
    assertThat(Contract.ofJson(Map.of("preset", "search", "k", 5, "memoryMiB", 64)))
        .isEqualTo(Contract.defaults().withRecall(0.99, 5).withMemoryMiB(64));
    assertThat(Contract.ofJson(Map.of("preset", "search", "recall", 0.98)))
        .isEqualTo(Contract.defaults().withRecall(0.98, 10));
    assertThatThrownBy(() -> Contract.ofJson(Map.of("preset", "fast")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("preset \"fast\"")
        .hasMessageContaining("recommendation (0.95), search (0.99)");
  }

  @Test
  void refusesTexts() {
    assertThatThrownBy(() -> Contract.ofJson(Map.of("recall", "high")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("recall is high");
  }
}
