package dev.akin.eval.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.akin.engine.capacity.PriceTable;
import dev.akin.eval.measure.Measurement;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class QueryPriceTest {
  @Test
  void aMillionQueriesCostTheirTimeInCoresAndMemory() {
    Measurement measurement =
        Measurements.sized(
            Measurements.of("HNSW32", Map.of(), 0.99, 1e6 / 3_600), 2L << 30); // An hour.
    PriceTable prices =
        new PriceTable(
            "EUR", "test", new PriceTable.PerHour(0.5, 0.25, 9), PriceTable.example().machines());
    assertThat(QueryPrice.perMillion(prices, measurement)).isCloseTo(0.5 + 2 * 0.25, within(1e-9));
  }
}
