package dev.akin.eval.compare;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.akin.engine.point.Payload;
import dev.akin.eval.dataset.DatasetException;
import dev.akin.eval.measure.Measurement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PriceTableTest {
  @TempDir Path folder;

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("prices.json"), text);
  }

  @Test
  void aMillionQueriesCostTheirTimeInCoresAndMemory() {
    Measurement measurement =
        Measurements.sized(
            Measurements.of("HNSW32", Map.of(), 0.99, 1e6 / 3_600), 2L << 30); // An hour.
    PriceTable prices = new PriceTable("EUR", 0.5, 0.25, "test");
    assertThat(prices.perMillion(measurement)).isCloseTo(0.5 + 2 * 0.25, within(1e-9));
  }

  @Test
  void aTableIsReadAsItIsWritten() throws IOException {
    PriceTable table = new PriceTable("EUR", 0.5, 0, "offer of a provider");
    Path file = write(new String(Payload.of(table.toJson()).toJson(), UTF_8));
    assertThat(PriceTable.read(file)).isEqualTo(table);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[1]                                                             | is no price table",
        "{\"currency\":\"EUR\",\"corePerHour\":1,\"gibPerHour\":2}       | [currency, corePerHour, gibPerHour, source]",
        "{\"currency\":\"E\",\"corePerHour\":\"1\",\"gibPerHour\":2,\"source\":\"\"} | corePerHour is no number",
        "{\"currency\":\"E\",\"corePerHour\":-1,\"gibPerHour\":2,\"source\":\"\"}    | not below 0",
      })
  void whatIsNoTableIsSaid(String text, String message) throws IOException {
    Path file = write(text);
    assertThatThrownBy(() -> PriceTable.read(file))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aFileThatIsNotThereIsSaid() {
    assertThatThrownBy(() -> PriceTable.read(folder.resolve("none.json")))
        .hasMessageEndingWith("none.json: no such file");
  }
}
