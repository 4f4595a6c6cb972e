package dev.akin.engine.capacity;

import dev.akin.engine.file.JsonFields;
import dev.akin.engine.point.Payload;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What machines cost, to be edited by whoever pays for them.
 *
 * @param currency of the prices
 * @param asOf when and where they were taken from
 * @param perHour the prices of parts
 * @param machines that can be had
 */
public record PriceTable(
    String currency, String asOf, PerHour perHour, List<MachineType> machines) {
  /** Hours of a month: 365 · 24 / 12. */
  public static final double HOURS_PER_MONTH = 730;

  /** Prices of a core, a GiB of memory and a GiB of disk for an hour. */
  public record PerHour(double core, double memoryGib, double diskGib) {
    public PerHour {
      if (!(core >= 0 && memoryGib >= 0 && diskGib >= 0)) {
        throw new IllegalArgumentException(
            "prices: core %s, memory %s, disk %s; none may be negative"
                .formatted(core, memoryGib, diskGib));
      }
    }
  }

  public PriceTable {
    machines = List.copyOf(machines);
    if (machines.isEmpty()) {
      throw new IllegalArgumentException("prices: no machine can be had, name at least one");
    }
  }

  /** Round prices of machines on demand in the large clouds; an example to be edited. */
  public static PriceTable example() {
    return new PriceTable(
        "USD",
        "example: round prices on demand in large clouds, 2025; edit them",
        new PerHour(0.03, 0.004, 0.0001),
        List.of(
            new MachineType("4 cores, 16 GiB", 4, 16, 200),
            new MachineType("8 cores, 32 GiB", 8, 32, 400),
            new MachineType("8 cores, 64 GiB", 8, 64, 400),
            new MachineType("16 cores, 64 GiB", 16, 64, 800),
            new MachineType("16 cores, 128 GiB", 16, 128, 1_000),
            new MachineType("32 cores, 256 GiB", 32, 256, 2_000),
            new MachineType("64 cores, 512 GiB", 64, 512, 4_000)));
  }

  /** What a machine costs in a month. */
  public double perMonth(MachineType machine) {
    return HOURS_PER_MONTH
        * (machine.cores() * perHour.core
            + machine.memoryGib() * perHour.memoryGib
            + machine.diskGib() * perHour.diskGib);
  }

  /** This table as JSON, to be edited. */
  public byte[] toJson() {
    return Payload.of(fields()).toJson();
  }

  /** The fields of {@link #toJson()}. */
  public Map<String, Object> fields() {
    Map<String, Object> prices = new LinkedHashMap<>();
    prices.put("core", perHour.core);
    prices.put("memoryGib", perHour.memoryGib);
    prices.put("diskGib", perHour.diskGib);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("currency", currency);
    json.put("asOf", asOf);
    json.put("perHour", prices);
    json.put("machines", machines.stream().map(PriceTable::toJson).toList());
    return json;
  }

  private static Map<String, Object> toJson(MachineType machine) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", machine.name());
    json.put("cores", (long) machine.cores());
    json.put("memoryGib", machine.memoryGib());
    json.put("diskGib", machine.diskGib());
    return json;
  }

  /**
   * Reads what {@link #toJson()} wrote.
   *
   * @throws IllegalArgumentException for a missing or wrong part, or bytes that are no JSON object
   */
  public static PriceTable ofJson(byte[] bytes) {
    JsonFields json = new JsonFields(Payload.fromJson(bytes).fields());
    JsonFields prices = json.object("perHour");
    return new PriceTable(
        json.text("currency"),
        json.text("asOf"),
        new PerHour(prices.decimal("core"), prices.decimal("memoryGib"), prices.decimal("diskGib")),
        json.objects("machines").stream().map(PriceTable::machine).toList());
  }

  private static MachineType machine(JsonFields json) {
    return new MachineType(
        json.text("name"),
        json.integer("cores"),
        json.decimal("memoryGib"),
        json.decimal("diskGib"));
  }
}
