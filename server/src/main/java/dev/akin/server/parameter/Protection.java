package dev.akin.server.parameter;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Who is answered, and how the way there is guarded.
 *
 * @param keys a file of API keys ({@link dev.akin.server.access.KeyFile}); without one nobody is
 *     asked for a key
 * @param openMetrics whether metrics are shown without a key
 * @param tls the certificate and its private key; without them the server speaks plain HTTP
 * @param corsOrigins which foreign web pages may ask, for example {@code https://shop.example}, or
 *     {@code *} for all
 */
public record Protection(
    Optional<Path> keys, boolean openMetrics, Optional<TlsFiles> tls, List<String> corsOrigins) {
  private static final Protection NONE =
      new Protection(Optional.empty(), false, Optional.empty(), List.of());

  public Protection {
    corsOrigins = List.copyOf(corsOrigins);
    corsOrigins.forEach(Protection::requireOrigin);
  }

  private static void requireOrigin(String origin) {
    if (!origin.equals("*") && !origin(URI.create(origin)).equals(origin)) {
      throw new IllegalArgumentException(
          "\""
              + origin
              + "\" is no origin: a scheme, a host and perhaps a port, as in"
              + " https://shop.example, in small letters and without a path");
    }
  }

  private static String origin(URI uri) {
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    return "%s://%s%s".formatted(uri.getScheme(), uri.getHost(), port);
  }

  /** No keys, no TLS, no foreign pages. */
  public static Protection none() {
    return NONE;
  }

  public Protection withKeys(Path file) {
    return new Protection(Optional.of(file), openMetrics, tls, corsOrigins);
  }

  public Protection withOpenMetrics(boolean open) {
    return new Protection(keys, open, tls, corsOrigins);
  }

  public Protection withTls(TlsFiles files) {
    return new Protection(keys, openMetrics, Optional.of(files), corsOrigins);
  }

  public Protection withCorsOrigins(List<String> origins) {
    return new Protection(keys, openMetrics, tls, origins);
  }
}
