package dev.akin.server.endpoint;

import dev.akin.server.http.RefusedException;
import dev.akin.server.parameter.Limits;

/** Refuses requests that are larger than this server takes. */
final class Bounds {
  private final Limits limits;

  Bounds(Limits limits) {
    this.limits = limits;
  }

  /** Passes if so many points or ids are taken in one request. */
  void requirePoints(String what, int number) {
    if (number > limits.points()) {
      throw RefusedException.badRequest(
          "%s: %d in one request, this server takes %d".formatted(what, number, limits.points()));
    }
  }

  /** Passes if so many points, skipped ones among them, are answered at once. */
  void requireK(String what, long k) {
    if (k > limits.k()) {
      throw RefusedException.badRequest(
          "%s: %d, this server answers %d at most".formatted(what, k, limits.k()));
    }
  }
}
