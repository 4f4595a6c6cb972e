package dev.akin.server.http;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which host names a server answers to.
 *
 * <p>A server on the loopback address has no other protection than that address. A foreign web page
 * could point a name of its own at 127.0.0.1 and read everything through the visitor's browser (DNS
 * rebinding); the browser then sends that name as {@code Host}, which is why it is checked.
 */
public final class HostCheck {
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|.*\\.localhost|127(\\.\\d{1,3}){3}|\\[::1]");
  private static final Pattern PORT = Pattern.compile(":\\d*$");

  private final boolean loopbackOnly;

  private HostCheck(boolean loopbackOnly) {
    this.loopbackOnly = loopbackOnly;
  }

  /** The check for a server that listens on the given address. */
  public static HostCheck of(String host) {
    return new HostCheck(isLoopback(host));
  }

  /** Whether a server that listens on this address is reached from its own machine alone. */
  public static boolean isLoopback(String host) {
    return LOOPBACK.matcher(host).matches() || host.equals("::1");
  }

  /**
   * Passes if the value of a request's {@code Host} header is fine.
   *
   * @throws RefusedException 421 if it names another machine
   */
  void check(String header) {
    String name = PORT.matcher(header).replaceFirst("").toLowerCase(Locale.ROOT);
    if (loopbackOnly && !LOOPBACK.matcher(name).matches()) {
      throw RefusedException.misdirected(
          "host \""
              + name
              + "\" is not answered: this server listens on loopback only; start it with --host to"
              + " serve other machines");
    }
  }
}
