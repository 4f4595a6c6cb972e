package dev.akin.server;

import dev.akin.server.parameter.Limits;
import dev.akin.server.parameter.Operation;
import dev.akin.server.parameter.Protection;
import java.time.Duration;

/**
 * Where a server listens, what it takes and from whom.
 *
 * @param host the address to listen on; a loopback address answers this machine only
 * @param port the port to listen on, 0 for any free one
 * @param limits the most that is taken
 * @param protection who is answered
 * @param operation how it is watched and stopped
 */
public record ServerParameters(
    String host, int port, Limits limits, Protection protection, Operation operation) {
  /** The port that clients of this API expect. */
  public static final int DEFAULT_PORT = 6333;

  private static final int LAST_PORT = 65_535;

  private static final ServerParameters DEFAULTS =
      new ServerParameters(
          "127.0.0.1", DEFAULT_PORT, Limits.defaults(), Protection.none(), Operation.defaults());

  public ServerParameters {
    if (host.isBlank()) {
      throw new IllegalArgumentException("host is blank");
    }
    if (port < 0 || port > LAST_PORT) {
      throw new IllegalArgumentException("port " + port + ", must be 0 to " + LAST_PORT);
    }
  }

  /** Loopback, port 6333, bodies up to 64 MiB, 10 s to drain, no keys, no TLS. */
  public static ServerParameters defaults() {
    return DEFAULTS;
  }

  public ServerParameters withHost(String newHost) {
    return new ServerParameters(newHost, port, limits, protection, operation);
  }

  public ServerParameters withPort(int newPort) {
    return new ServerParameters(host, newPort, limits, protection, operation);
  }

  public ServerParameters withLimits(Limits newLimits) {
    return new ServerParameters(host, port, newLimits, protection, operation);
  }

  public ServerParameters withProtection(Protection newProtection) {
    return new ServerParameters(host, port, limits, newProtection, operation);
  }

  public ServerParameters withOperation(Operation newOperation) {
    return new ServerParameters(host, port, limits, protection, newOperation);
  }

  public ServerParameters withMaxBodyBytes(long bytes) {
    return withLimits(limits.withBodyBytes(bytes));
  }

  public ServerParameters withDrainTime(Duration time) {
    return withOperation(operation.withDrainTime(time));
  }
}
