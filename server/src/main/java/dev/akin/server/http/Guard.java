package dev.akin.server.http;

import dev.akin.server.access.Caller;
import dev.akin.server.access.Keys;
import dev.akin.server.access.Need;
import dev.akin.server.limit.RequestRates;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a request has to pass before its endpoint: the host's name, a key, and what that allows. */
public final class Guard {
  private static final Pattern BEARER = Pattern.compile("(?i:Bearer) +(\\S+) *");

  private final HostCheck hosts;
  private final Keys keys;
  private final RequestRates rates;

  /**
   * @param hosts which names of this machine are answered
   * @param keys who is asked for a key, and for which
   * @param rates how often a key, or without keys an address, may ask
   */
  public Guard(HostCheck hosts, Keys keys, RequestRates rates) {
    this.hosts = hosts;
    this.keys = keys;
    this.rates = rates;
  }

  /**
   * Lets a request pass.
   *
   * <p>What needs nothing costs next to nothing: it is neither counted nor asked for a key.
   *
   * @throws RefusedException 421 for another host, 401 without a valid key, 429 too soon after
   *     others, 403 with a key that does not allow what the route needs
   */
  void admit(Exchange exchange, Route route) {
    hosts.check(exchange.header("Host").orElse(""));
    if (route.need() == Need.NOTHING) {
      return;
    }
    if (keys.required()) {
      Caller caller = caller(exchange, route.need());
      exchange.admitted(caller);
      requireRate(caller.name(), "key \"" + caller.name() + "\"");
      requireGrant(caller, exchange, route);
    } else {
      requireRate(exchange.address(), "this address");
    }
  }

  private void requireRate(String caller, String shown) {
    long wait = rates.take(caller);
    if (wait > 0) {
      throw RefusedException.overloaded(
          "%s asks more often than %d times a second; try again later"
              .formatted(shown, rates.perSecond()),
          1 + TimeUnit.NANOSECONDS.toSeconds(wait - 1));
    }
  }

  private static void requireGrant(Caller caller, Exchange exchange, Route route) {
    String collection = route.need().ofCollection() ? exchange.path(Route.COLLECTION) : "";
    if (!caller.grant().allows(route.need(), collection)) {
      throw RefusedException.forbidden(
          "key \"%s\" does not allow %s: that needs %s"
              .formatted(caller.name(), exchange, route.need().description()));
    }
  }

  /** Says what is missing, and never what was sent: an almost right key is no text for a log. */
  private Caller caller(Exchange exchange, Need need) {
    String secret =
        secret(exchange)
            .orElseThrow(() ->
                RefusedException.unauthorized(
                    "%s needs %s, sent as \"api-key: ...\" or \"Authorization: Bearer ...\""
                        .formatted(exchange, need.description())));
    return keys.callerOf(secret)
        .orElseThrow(() -> RefusedException.unauthorized("this API key is not known here"));
  }

  private static Optional<String> secret(Exchange exchange) {
    return exchange
        .header("api-key")
        .or(() -> exchange.header("Authorization").flatMap(Guard::bearer));
  }

  private static Optional<String> bearer(String header) {
    Matcher matcher = BEARER.matcher(header);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
