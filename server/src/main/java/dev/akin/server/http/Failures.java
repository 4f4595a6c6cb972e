package dev.akin.server.http;

import dev.akin.engine.BrokenCollectionException;
import dev.akin.engine.CollectionExistsException;
import dev.akin.engine.DiskFullException;
import dev.akin.engine.InfeasibleContractException;
import dev.akin.engine.InvalidRequestException;
import dev.akin.engine.OverloadedException;
import dev.akin.engine.ReadOnlyException;
import dev.akin.engine.SearchTimeoutException;
import dev.akin.engine.UnknownCollectionException;
import dev.akin.engine.VersionConflictException;
import io.helidon.http.HttpException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What a failed request is answered with. Errors of the client's making carry their message; for
 * anything else the client gets an id, and the log gets the same id with the stack trace.
 */
final class Failures {
  private static final Logger LOG = System.getLogger(Failures.class.getName());
  private static final long RETRY_AFTER_SECONDS = 1;

  private Failures() {}

  static Answer.Whole answer(Throwable failure, String request, long startNanos) {
    return switch (failure) {
      case RefusedException refusal -> Envelope.error(refusal, startNanos);
      case UnknownCollectionException e -> refused(404, e, startNanos);
      case CollectionExistsException e -> refused(409, e, startNanos);
      case VersionConflictException e -> refused(409, e, startNanos);
      case InvalidRequestException e -> refused(400, e, startNanos);
      case InfeasibleContractException e -> Envelope.error(422, e, startNanos);
      // Damage is the server's to mend; a server that was started read only means it.
      case ReadOnlyException e -> refused(e.damages().isEmpty() ? 403 : 503, e, startNanos);
      case BrokenCollectionException e -> refused(503, e, startNanos);
      case SearchTimeoutException e -> refused(408, e, startNanos);
      case DiskFullException e -> refused(507, e, startNanos);
      case OverloadedException e ->
          Envelope.error(RefusedException.overloaded(message(e), RETRY_AFTER_SECONDS), startNanos);
      case HttpException e when e.status().code() < 500 ->
          Envelope.error(e.status().code(), message(e), startNanos);
      default -> unexpected(failure, request, startNanos);
    };
  }

  private static Answer.Whole refused(int status, Exception e, long startNanos) {
    return Envelope.error(status, message(e), startNanos);
  }

  private static String message(Exception e) {
    return String.valueOf(e.getMessage());
  }

  private static Answer.Whole unexpected(Throwable failure, String request, long startNanos) {
    String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    LOG.log(Level.ERROR, "error " + id + " in " + request, failure);
    return Envelope.error(500, "internal error " + id + "; see the server's log", startNanos);
  }
}
