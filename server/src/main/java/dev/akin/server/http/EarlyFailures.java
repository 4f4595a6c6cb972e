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
  private static final int SERVER_ERROR = 500;

  private final Observer observer;

  private EarlyFailures(Observer observer) {
    this.observer = observer;
  }

  /** This handler for every kind of event; the observer is told of each. */
  public static DirectHandlers handlers(Observer observer) {
    DirectHandlers.Builder builder = DirectHandlers.builder();
    for (EventType type : EventType.values()) {
      builder.addHandler(type, new EarlyFailures(observer));
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
    long startNanos = System.nanoTime();
    Status status = status(request, eventType, defaultStatus);
    Answer.Whole answer = Envelope.error(status.code(), reason(request, status), startNanos);
    observer.answered(
        new AnsweredRequest(
            request.method(),
            AnsweredRequest.NO_ROUTE,
            new AnsweredRequest.Client("", ""),
            new AnsweredRequest.Outcome(
                answer.status(), System.nanoTime() - startNanos, 0, answer.body().length)));
    answer.headers().forEach((name, value) -> responseHeaders.set(HeaderNames.create(name), value));
    return TransportResponse.builder()
        .status(status)
        .headers(responseHeaders)
        .entity(answer.body())
        .build();
  }

  /**
   * A client that speaks what this server does not (HTTP/1.0: 505, odd encodings: 501), puts
   * control characters into its method or goes away within its headers (an internal error of the
   * web server, without a path) is mistaken. Statuses from 500 on stay for this server's own
   * failures, on which somebody may be woken.
   */
  private static Status status(TransportRequest request, EventType event, Status status) {
    boolean unread = event != EventType.INTERNAL_ERROR || request.path().isEmpty();
    return status.code() >= SERVER_ERROR && unread ? Status.BAD_REQUEST_400 : status;
  }

  /** The web server's own messages are meant for its log; the status and the one common case do. */
  private static String reason(TransportRequest request, Status status) {
    return status.code() == BAD_REQUEST && request.headers().contains(HeaderNames.CONTENT_ENCODING)
        ? "content encoding is not read, send the body as it is"
        : status.code() == BAD_REQUEST ? "no request of HTTP/1.1" : status.reasonPhrase();
  }
}
