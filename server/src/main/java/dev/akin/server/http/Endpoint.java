package dev.akin.server.http;

/**
 * The work behind one method of one path. Runs on the request's virtual thread; may block, must not
 * compute for long (that is what {@link Workers} and the engine's own threads are for).
 */
@FunctionalInterface
public interface Endpoint {
  /**
   * Answers one request.
   *
   * @throws RefusedException for an error of the client's making
   * @throws Exception for anything else; the engine's own exceptions keep their meaning (see {@link
   *     Failures})
   */
  Answer answer(Exchange exchange) throws Exception;
}
