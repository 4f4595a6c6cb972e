package dev.akin.server.http;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** What a request is answered with: a JSON result in the common envelope, or bytes as they are. */
public sealed interface Answer {

  /**
   * Writes one JSON value: the {@code result} of {@code {"result":…,"status":"ok","time":…}}.
   *
   * <p>Called once, on the request's thread, after the engine has done its work.
   */
  @FunctionalInterface
  interface ResultWriter {
    void write(JsonGenerator out);
  }

  /** A result in the envelope, status 200. */
  record Result(ResultWriter writer) implements Answer {}

  /**
   * A complete body.
   *
   * @param status the HTTP status
   * @param body the bytes, owned by the answer from here on; empty for a status without body
   * @param headers response headers, {@code Content-Type} among them unless the body is empty
   */
  @SuppressWarnings("ArrayRecordComponent") // a carrier: answers are never compared
  record Whole(int status, byte[] body, Map<String, String> headers) implements Answer {}

  /**
   * A file with an {@code ETag} among its headers, or 304 without a body if the client has it.
   *
   * @param known the entity tags that the client has, from {@code If-None-Match}
   */
  static Answer file(byte[] body, Map<String, String> headers, Optional<String> known) {
    String tag = Objects.requireNonNull(headers.get("ETag"), "a file without an ETag");
    return known.isPresent() && known.get().contains(tag)
        ? new Whole(304, new byte[0], headers)
        : new Whole(200, body, headers);
  }

  /** A JSON result in the envelope. */
  static Answer result(ResultWriter writer) {
    return new Result(writer);
  }

  /** The result {@code true}, as Qdrant answers commands that have nothing to say. */
  static Answer done() {
    return new Result(out -> out.writeBoolean(true));
  }
}
