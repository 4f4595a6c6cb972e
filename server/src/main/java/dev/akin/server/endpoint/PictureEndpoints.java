package dev.akin.server.endpoint;

import dev.akin.engine.Engine;
import dev.akin.engine.point.PointId;
import dev.akin.server.access.Need;
import dev.akin.server.http.Answer;
import dev.akin.server.http.Exchange;
import dev.akin.server.http.RefusedException;
import dev.akin.server.http.Route;
import dev.akin.server.http.Workers;
import dev.akin.server.json.PointsWriter;
import dev.akin.vision.picture.PictureException;
import dev.akin.visualsearch.VisualSearch;
import dev.akin.visualsearch.VisualSearches;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/** Pictures: a photo's vector, and the pictures of the points of a collection. */
public final class PictureEndpoints {
  private final Engine engine;
  private final VisualSearches searches;
  private final Workers workers;

  /**
   * Endpoints over an engine and its searches by picture.
   *
   * @param workers the threads that decode and encode
   */
  public PictureEndpoints(Engine engine, VisualSearches searches, Workers workers) {
    this.engine = engine;
    this.searches = searches;
    this.workers = workers;
  }

  /** The routes of this group. */
  public List<Route> routes() {
    String pictures = "/collections/{collection}/pictures";
    return List.of(
        Route.post(pictures + "/encode", Need.READ, this::encode),
        Route.get(pictures + "/{id}", Need.READ, this::thumbnail));
  }

  private Answer encode(Exchange exchange) throws Exception {
    VisualSearch search = search(exchange);
    requirePicture(exchange);
    byte[] picture = exchange.body().readAllBytes();
    if (picture.length == 0) {
      throw RefusedException.badRequest("empty body, expected the bytes of a picture");
    }
    float[] vector;
    try {
      vector = workers.call(() -> search.encode(picture));
    } catch (PictureException e) {
      throw RefusedException.badRequest(String.valueOf(e.getMessage()));
    }
    return Answer.result(out -> {
      out.writeStartObject();
      PointsWriter.writeVector(out, vector);
      out.writeEndObject();
    });
  }

  private static void requirePicture(Exchange exchange) {
    String type = exchange.mediaType();
    if (!type.startsWith("image/") && !type.equals("application/octet-stream")) {
      throw RefusedException.unsupportedType(
          "content type "
              + (type.isEmpty() ? "missing" : "\"" + type + "\"")
              + ", send the bytes of a picture as image/jpeg, image/png, image/webp, image/gif or"
              + " application/octet-stream");
    }
  }

  private Answer thumbnail(Exchange exchange) throws Exception {
    VisualSearch search = search(exchange);
    PointId id = PointEndpoints.id(exchange);
    byte[] picture =
        workers
            .call(() -> search.thumbnail(id))
            .orElseThrow(() ->
                RefusedException.notFound(
                    "collection \"" + exchange.path("collection") + "\" has no picture " + id));
    return Answer.file(picture, headers(picture), exchange.header("If-None-Match"));
  }

  private static Map<String, String> headers(byte[] picture) {
    CRC32C checksum = new CRC32C();
    checksum.update(picture);
    return Map.of(
        "Content-Type",
        "image/jpeg",
        "ETag",
        "\"%x-%08x\"".formatted(picture.length, checksum.getValue()),
        "Cache-Control",
        "private, max-age=600",
        "X-Content-Type-Options",
        "nosniff",
        "Cross-Origin-Resource-Policy",
        "same-origin",
        "Content-Security-Policy",
        "default-src 'none'");
  }

  private VisualSearch search(Exchange exchange) throws IOException {
    String name = engine.collection(exchange.path("collection")).name();
    return searches
        .of(name)
        .orElseThrow(
            () -> RefusedException.notFound("collection \"" + name + "\" has no pictures"));
  }
}
