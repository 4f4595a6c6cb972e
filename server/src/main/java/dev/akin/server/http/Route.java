package dev.akin.server.http;

/**
 * One method of one path.
 *
 * @param method the HTTP method in capitals
 * @param path a path pattern, for example {@code /collections/{collection}/points}
 * @param endpoint what answers it
 */
public record Route(String method, String path, Endpoint endpoint) {
  /** A route for GET; HEAD is answered as well, without the body. */
  public static Route get(String path, Endpoint endpoint) {
    return new Route("GET", path, endpoint);
  }

  /** A route for POST. */
  public static Route post(String path, Endpoint endpoint) {
    return new Route("POST", path, endpoint);
  }

  /** A route for PUT. */
  public static Route put(String path, Endpoint endpoint) {
    return new Route("PUT", path, endpoint);
  }

  /** A route for DELETE. */
  public static Route delete(String path, Endpoint endpoint) {
    return new Route("DELETE", path, endpoint);
  }
}
