package dev.akin.server.http;

import java.util.Map;

/**
 * A request that is answered with an error of the client's making.
 *
 * <p>The message is shown to the client as it stands: it says what is wrong, with the numbers, and
 * never holds anything that the client did not send or may not know.
 */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient Map<String, String> headers;

  private RefusedException(int status, String message, Map<String, String> headers) {
    super(message, null, false, false);
    this.status = status;
    this.headers = headers;
  }

  /** Malformed or invalid: 400. */
  public static RefusedException badRequest(String message) {
    return new RefusedException(400, message, Map.of());
  }

  /** A body that ends or breaks before it is complete: 400. The connection is closed. */
  public static RefusedException brokenOff(String message) {
    return new RefusedException(400, message, Map.of("Connection", "close"));
  }

  /** Without a key, or with one that is nobody's: 401. */
  public static RefusedException unauthorized(String message) {
    return new RefusedException(401, message, Map.of("WWW-Authenticate", "Bearer"));
  }

  /** With a key that does not allow this: 403. */
  public static RefusedException forbidden(String message) {
    return new RefusedException(403, message, Map.of());
  }

  /** No such thing: 404. */
  public static RefusedException notFound(String message) {
    return new RefusedException(404, message, Map.of());
  }

  /** The path exists, but not for this method: 405 with the methods that it has. */
  public static RefusedException methodNotAllowed(String message, String allowed) {
    return new RefusedException(405, message, Map.of("Allow", allowed));
  }

  /**
   * A body above the limit: 413. The connection is closed, for the rest of the body is not read.
   */
  public static RefusedException tooLarge(String message) {
    return new RefusedException(413, message, Map.of("Connection", "close"));
  }

  /** A body of a kind that this endpoint does not read: 415. */
  public static RefusedException unsupportedType(String message) {
    return new RefusedException(415, message, Map.of());
  }

  /** A request for a host that this server is not: 421. */
  public static RefusedException misdirected(String message) {
    return new RefusedException(421, message, Map.of());
  }

  /** More work than is taken at once: 429, with the seconds after which to try again. */
  public static RefusedException overloaded(String message, long retryAfterSeconds) {
    return new RefusedException(
        429, message, Map.of("Retry-After", Long.toString(Math.max(1, retryAfterSeconds))));
  }

  /** The HTTP status to answer with, in 400..499. */
  public int status() {
    return status;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  /** Headers that belong to the status, for example {@code Retry-After}. */
  public Map<String, String> headers() {
    return headers;
  }
}
