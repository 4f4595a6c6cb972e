package dev.akin.server;

import java.time.Duration;

/**
 * Where a server listens and what it takes.
 *
 * @param host the address to listen on; a loopback address answers this machine only
 * @param port the port to listen on, 0 for any free one
 * @param maxBodyBytes the largest request body, 1 KiB to 1 GiB
 * @param drainTime how long {@code close} waits for requests that are being answered
 */
public record ServerParameters(String host, int port, long maxBodyBytes, Duration drainTime) {
  /** The port that clients of this API expect. */
  public static final int DEFAULT_PORT = 6333;

  private static final long SMALLEST_LIMIT = 1L << 10;
  private static final long LARGEST_LIMIT = 1L << 30;
  private static final int LAST_PORT = 65_535;

  private static final ServerParameters DEFAULTS =
      new ServerParameters("127.0.0.1", DEFAULT_PORT, 64L << 20, Duration.ofSeconds(10));

  public ServerParameters {
    if (host.isBlank()) {
      throw new IllegalArgumentException("host is blank");
    }
    if (port < 0 || port > LAST_PORT) {
      throw new IllegalArgumentException("port " + port + ", must be 0 to " + LAST_PORT);
    }
    if (maxBodyBytes < SMALLEST_LIMIT || maxBodyBytes > LARGEST_LIMIT) {
      throw new IllegalArgumentException(
          "maxBodyBytes " + maxBodyBytes + ", must be " + SMALLEST_LIMIT + " to " + LARGEST_LIMIT);
    }
    if (drainTime.isNegative()) {
      throw new IllegalArgumentException("drainTime " + drainTime + ", must not be negative");
    }
  }

  /** Loopback, port 6333, bodies up to 64 MiB, 10 s to drain. */
  public static ServerParameters defaults() {
    return DEFAULTS;
  }

  public ServerParameters withHost(String newHost) {
    return new ServerParameters(newHost, port, maxBodyBytes, drainTime);
  }

  public ServerParameters withPort(int newPort) {
    return new ServerParameters(host, newPort, maxBodyBytes, drainTime);
  }

  public ServerParameters withMaxBodyBytes(long bytes) {
    return new ServerParameters(host, port, bytes, drainTime);
  }

  public ServerParameters withDrainTime(Duration time) {
    return new ServerParameters(host, port, maxBodyBytes, time);
  }
}
