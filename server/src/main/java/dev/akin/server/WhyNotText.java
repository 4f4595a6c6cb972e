package dev.akin.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.akin.engine.Collection;
import dev.akin.engine.SearchRequest;
import dev.akin.engine.whynot.WhyNot;
import dev.akin.server.http.RefusedException;
import dev.akin.server.json.JsonInput;
import dev.akin.server.json.QueryReader;
import dev.akin.server.json.WhyNotWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Searches as clients send them, and what became of a point in them, without a request. */
public final class WhyNotText {
  private static final JsonFactory FACTORY = new JsonFactory();

  private WhyNotText() {}

  /**
   * Reads a search: {@code {"query":[0.1,0.2],"limit":10}}.
   *
   * @throws IllegalArgumentException if the text is none for the collection; the message says where
   */
  public static SearchRequest request(String json, Collection collection) {
    try {
      return JsonInput.read(
              new ByteArrayInputStream(json.getBytes(UTF_8)),
              input -> QueryReader.read(input, collection.name(), collection.parameters()))
          .request();
    } catch (RefusedException e) {
      throw new IllegalArgumentException("query: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // A text does not fail to be read.
    }
  }

  /** One JSON object on one line, as REST answers it. */
  public static String json(WhyNot whyNot) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
      WhyNotWriter.write(out, whyNot);
    }
    return bytes.toString(UTF_8);
  }
}
