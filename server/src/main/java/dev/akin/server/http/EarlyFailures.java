package dev.akin.server.http;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests that fail before routing – broken framing, an impossible header – in the same
 * shape as every other error.
 */
public final class EarlyFailures implements DirectHandler {
  private static final int BAD_REQUEST = 400;

  private EarlyFailures() {}

  /** This handler for every kind of event. */
  public static DirectHandlers handlers() {
    DirectHandlers.Builder builder = DirectHandlers.builder();
    for (EventType type : EventType.values()) {
      builder.addHandler(type, new EarlyFailures());
    }
    return builder.build();
  }

  @Override
  public TransportResponse handle(
      TransportRequest request,
      EventType eventType,
      Status defaultStatus,
      ServerResponseHeaders responseHeaders,
      @Nullable String message) {
    Answer.Whole answer =
        Envelope.error(defaultStatus.code(), reason(request, defaultStatus), System.nanoTime());
    answer.headers().forEach((name, value) -> responseHeaders.set(HeaderNames.create(name), value));
    return TransportResponse.builder()
        .status(defaultStatus)
        .headers(responseHeaders)
        .entity(answer.body())
        .build();
  }

  /** The web server's own messages are meant for its log; the status and the one common case do. */
  private static String reason(TransportRequest request, Status status) {
    return status.code() == BAD_REQUEST && request.headers().contains(HeaderNames.CONTENT_ENCODING)
        ? "content encoding is not read, send the body as it is"
        : status.reasonPhrase();
  }
}
