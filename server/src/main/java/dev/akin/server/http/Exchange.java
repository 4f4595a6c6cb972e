package dev.akin.server.http;

import dev.akin.server.access.Caller;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One request as an endpoint sees it: its path, its headers and its bounded body. */
public final class Exchange {
  private final ServerRequest request;
  private final long maxBodyBytes;
  private Caller caller = Caller.anyone();
  private @Nullable BoundedBody opened;

  Exchange(ServerRequest request, long maxBodyBytes) {
    this.request = request;
    this.maxBodyBytes = maxBodyBytes;
  }

  /** Who asks. */
  public Caller caller() {
    return caller;
  }

  void admitted(Caller admitted) {
    caller = admitted;
  }

  /** The decoded value of a {@code {name}} of the route's path. */
  public String path(String name) {
    return request.path().pathParameters().get(name);
  }

  /** A query parameter's first value. */
  public Optional<String> parameter(String name) {
    return request.query().first(name).asOptional();
  }

  /** A header's value. */
  public Optional<String> header(String name) {
    HeaderName key = HeaderNames.create(name);
    return request.headers().value(key);
  }

  /**
   * The request's media type in lower case without parameters, for example {@code
   * application/json}; empty if none was sent.
   */
  public String mediaType() {
    String value = header("Content-Type").orElse("");
    int end = value.indexOf(';');
    return (end < 0 ? value : value.substring(0, end)).strip().toLowerCase(Locale.ROOT);
  }

  /**
   * The body of a JSON request; never more than the server's limit.
   *
   * <p>Only {@code application/json} is read. That is also a defence: a foreign web page cannot
   * send this type to a server on the user's own machine without asking that server first.
   *
   * @throws RefusedException 415 for another content type, 413 while reading for a body above the
   *     limit
   */
  public InputStream json() {
    String type = mediaType();
    if (!type.equals("application/json")) {
      throw RefusedException.unsupportedType(
          "content type "
              + (type.isEmpty() ? "missing" : "\"" + type + "\"")
              + ", send application/json");
    }
    return body();
  }

  /**
   * The body, whatever its type; never more than the server's limit.
   *
   * @throws RefusedException 413, now or while reading, for a body above the limit
   */
  public InputStream body() {
    if (!request.content().hasEntity()) {
      return InputStream.nullInputStream();
    }
    BoundedBody body = new BoundedBody(request.content().inputStream(), maxBodyBytes);
    opened = body;
    return body.announced(request.headers().contentLength().orElse(-1));
  }

  /** Bytes of the body that were read so far. */
  long received() {
    BoundedBody body = opened;
    return body == null ? 0 : body.count();
  }

  /** The HTTP method, in capitals where it is a known one. */
  String method() {
    return request.prologue().method().text();
  }

  /** The address from which the request came. */
  String address() {
    return request.remotePeer().address() instanceof InetSocketAddress inet
        ? inet.getAddress().getHostAddress()
        : request.remotePeer().host();
  }

  /** The request as it is named in messages, for example {@code GET /collections}. */
  @Override
  public String toString() {
    return request.prologue().method().text() + " " + request.path().rawPath();
  }
}
