package dev.akin.server.http;

import dev.akin.server.access.Need;

/**
 * One method of one path, and what a caller needs for it.
 *
 * @param method the HTTP method in capitals
 * @param path a path pattern, for example {@code /collections/{collection}/points}
 * @param need what the caller's key must allow
 * @param endpoint what answers it
 */
public record Route(String method, String path, Need need, Endpoint endpoint) {
  /** The name in a path of the collection that it is about. */
  static final String COLLECTION = "collection";

  public Route {
    if (need.ofCollection() != path.contains("{" + COLLECTION + "}")) {
      throw new IllegalArgumentException(
          method + " " + path + " needs " + need + ", but that does not fit its path");
    }
  }

  /** A route for GET; HEAD is answered as well, without the body. */
  public static Route get(String path, Need need, Endpoint endpoint) {
    return new Route("GET", path, need, endpoint);
  }

  /** A route for POST. */
  public static Route post(String path, Need need, Endpoint endpoint) {
    return new Route("POST", path, need, endpoint);
  }

  /** A route for PUT. */
  public static Route put(String path, Need need, Endpoint endpoint) {
    return new Route("PUT", path, need, endpoint);
  }

  /** A route for DELETE. */
  public static Route delete(String path, Need need, Endpoint endpoint) {
    return new Route("DELETE", path, need, endpoint);
  }

  /** What answers where there is no route: nothing is needed to learn that. */
  static Route fallback(Endpoint endpoint) {
    return new Route("", "", Need.NOTHING, endpoint);
  }
}
