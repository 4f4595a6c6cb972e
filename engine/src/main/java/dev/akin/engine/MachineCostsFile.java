package dev.akin.engine;

import dev.akin.core.kernel.Kernels;
import dev.akin.engine.contract.MachineCosts;
import dev.akin.engine.damage.Damage;
import dev.akin.engine.file.SealedJson;
import dev.akin.engine.point.Payload;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What searching costs on this machine, in {@code machine-costs.json} of the data directory, so
 * that only the first start measures it. Another processor count, JVM or kernel set measures anew.
 */
final class MachineCostsFile {
  private static final System.Logger LOGGER = System.getLogger(MachineCostsFile.class.getName());
  private static final int LONGEST = 1 << 16;
  private static final long FORMAT = 2;

  private final Path file;

  MachineCostsFile(Path data) {
    this.file = data.resolve("machine-costs.json");
  }

  /** The stored costs if they are this machine's, else costs that are measured now and stored. */
  MachineCosts costs() {
    return read().orElseGet(this::measure);
  }

  /** The same without storing anything. */
  MachineCosts costsUnstored() {
    return read().orElseGet(MachineCosts::measured);
  }

  private MachineCosts measure() {
    MachineCosts measured = MachineCosts.measured();
    try {
      store(measured);
    } catch (IOException e) {
      LOGGER.log(
          Level.WARNING,
          "{0} could not be written, the next start measures again: {1}",
          file,
          e.getMessage());
    }
    return measured;
  }

  /** Stores costs that later starts on this machine use instead of measuring. */
  void store(MachineCosts costs) throws IOException {
    SealedJson.write(file, Payload.of(json(costs)).toJson());
  }

  /** What is wrong with the stored costs; nothing if there are none, or another machine's. */
  Optional<Damage> damage() throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      var _ = Payload.fromJson(SealedJson.read(file, LONGEST));
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(Damage.in(file, String.valueOf(e.getMessage())));
    }
  }

  private Optional<MachineCosts> read() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      Map<String, Object> json = Payload.fromJson(SealedJson.read(file, LONGEST)).fields();
      MachineCosts costs =
          new MachineCosts(
              number(json, "scanNanosPerFloat"),
              number(json, "fetchNanosPerFloat"),
              number(json, "codeNanosPerBit"),
              Runtime.getRuntime().availableProcessors());
      return json.equals(json(costs)) ? Optional.of(costs) : Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      LOGGER.log(Level.WARNING, "{0} is ignored and measured again: {1}", file, e.getMessage());
      return Optional.empty();
    }
  }

  private static double number(Map<String, Object> json, String field) {
    if (json.get(field) instanceof Double number) {
      return number;
    }
    throw new IllegalArgumentException("no number \"" + field + "\"");
  }

  private static Map<String, Object> json(MachineCosts costs) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("format", FORMAT);
    json.put("processor", System.getProperty("os.arch"));
    json.put("cores", (long) costs.cores());
    json.put("jvm", Runtime.version().toString());
    json.put("kernels", Kernels.name());
    json.put("scanNanosPerFloat", costs.scanNanosPerFloat());
    json.put("fetchNanosPerFloat", costs.fetchNanosPerFloat());
    json.put("codeNanosPerBit", costs.codeNanosPerBit());
    return json;
  }
}
