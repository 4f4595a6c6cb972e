package dev.akin.server.setting;

import dev.akin.engine.EngineParameters;
import dev.akin.server.ServerParameters;
import dev.akin.server.parameter.Limits;
import dev.akin.server.parameter.LogTarget;
import dev.akin.server.parameter.Operation;
import dev.akin.server.parameter.Protection;
import dev.akin.server.parameter.Rate;
import dev.akin.server.parameter.TlsFiles;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the settings amount to.
 *
 * @param data the data directory
 * @param engine how much of the machine is used
 * @param server what the server does
 */
public record Configuration(Path data, EngineParameters engine, ServerParameters server) {
  /**
   * Makes parameters of settings.
   *
   * @param standardOutput where the access log goes if it is to go there
   * @throws SettingException if a value is missing or does not fit; the message says where it was
   *     set
   */
  public static Configuration of(Settings settings, OutputStream standardOutput) {
    Path data =
        settings
            .path(Setting.DATA)
            .orElseThrow(() ->
                new SettingException(
                    "--data is missing: name the data directory, which is created if it is not"
                        + " there"));
    return new Configuration(data, engine(settings), server(settings, standardOutput));
  }

  private static ServerParameters server(Settings all, OutputStream standardOutput) {
    ServerParameters server = ServerParameters.defaults();
    server = all.applied(server, Setting.HOST, (each, host) -> each.withHost(all.text(host)));
    server = all.applied(server, Setting.PORT, (each, port) -> each.withPort(all.whole(port)));
    return server
        .withLimits(limits(all))
        .withProtection(protection(all))
        .withOperation(operation(all, standardOutput));
  }

  private static Limits limits(Settings all) {
    Limits limits = Limits.defaults();
    limits = all.applied(limits, Setting.MAX_BODY, (each, s) -> each.withBodyBytes(all.bytes(s)));
    limits = all.applied(limits, Setting.MAX_POINTS, (each, s) -> each.withPoints(all.whole(s)));
    limits = all.applied(limits, Setting.MAX_K, (each, s) -> each.withK(all.whole(s)));
    Rate rate = all.applied(Rate.unlimited(), Setting.RATE, (each, s) -> new Rate(all.whole(s), 0));
    rate = all.applied(rate, Setting.BURST, (each, s) -> new Rate(each.perSecond(), all.whole(s)));
    return limits.withRate(rate);
  }

  private static Protection protection(Settings all) {
    Protection protection = Protection.none().withOpenMetrics(all.truth(Setting.OPEN_METRICS));
    Optional<Path> keys = all.path(Setting.KEYS);
    if (keys.isPresent()) {
      protection = protection.withKeys(keys.get());
    }
    Optional<Path> certificate = all.path(Setting.TLS_CERTIFICATE);
    Optional<Path> key = all.path(Setting.TLS_KEY);
    if (certificate.isPresent() != key.isPresent()) {
      throw new SettingException(
          "tls-certificate and tls-key belong together: set both, or neither for plain HTTP");
    }
    if (certificate.isPresent() && key.isPresent()) {
      protection = protection.withTls(new TlsFiles(certificate.get(), key.get()));
    }
    return all.applied(
        protection, Setting.CORS_ORIGIN, (each, s) -> each.withCorsOrigins(all.list(s)));
  }

  private static Operation operation(Settings all, OutputStream standardOutput) {
    return Operation.defaults()
        .withDrainDelay(all.time(Setting.DRAIN_DELAY))
        .withDrainTime(all.time(Setting.DRAIN_TIME))
        .withAccessLog(
            switch (all.text(Setting.ACCESS_LOG)) {
              case "off" -> new LogTarget.Nowhere();
              case "-" -> new LogTarget.Stream(standardOutput);
              default -> new LogTarget.File(all.path(Setting.ACCESS_LOG).orElseThrow());
            });
  }

  private static EngineParameters engine(Settings all) {
    EngineParameters engine =
        EngineParameters.defaults().withReadOnly(all.truth(Setting.READ_ONLY));
    int queuePerThread = engine.searchQueue() / engine.searchThreads();
    engine =
        all.applied(
            engine,
            Setting.SEARCH_THREADS,
            (each, s) ->
                all.whole(s) == 0
                    ? each
                    : each.withSearchThreads(all.whole(s), queuePerThread * all.whole(s)));
    engine =
        all.applied(
            engine, Setting.SEARCH_TIMEOUT, (each, s) -> each.withSearchTimeout(all.time(s)));
    engine =
        all.applied(engine, Setting.RESULT_CACHE, (each, s) -> each.withResultCache(all.bytes(s)));
    engine =
        all.applied(
            engine,
            Setting.INDEX_THREADS,
            (each, s) -> all.whole(s) == 0 ? each : each.withIndexThreads(all.whole(s)));
    engine =
        all.applied(
            engine, Setting.OPEN_COLLECTIONS, (each, s) -> each.withOpenCollections(all.whole(s)));
    return all.applied(
        engine,
        Setting.WRITE_MEMORY,
        (each, s) -> all.bytes(s) == 0 ? each : each.withWriteMemory(all.bytes(s)));
  }
}
