package dev.akin.server.http;

/**
 * A request that was answered, without anything that the client may want to keep to itself: no
 * vector, no filter, no key.
 *
 * @param method its HTTP method
 * @param route the pattern of its route, for example {@code /collections/{collection}}; {@code
 *     none} where no route fits
 * @param client who asked
 * @param outcome what came of it
 */
public record AnsweredRequest(String method, String route, Client client, Outcome outcome) {
  /** What stands for a route where there is none. */
  public static final String NO_ROUTE = "none";

  /**
   * Who asked.
   *
   * @param key the name of the key; empty without one
   * @param address the address from which the request came; empty where it is not known
   */
  public record Client(String key, String address) {}

  /**
   * What came of it.
   *
   * @param status the HTTP status
   * @param nanos from the request's routing until its answer was written
   * @param received bytes of the request's body that were read
   * @param sent bytes of the answer's body
   */
  public record Outcome(int status, long nanos, long received, long sent) {}
}
