package dev.akin.server.endpoint;

import dev.akin.engine.Collection;
import dev.akin.engine.CollectionParameters;
import dev.akin.engine.Engine;
import dev.akin.engine.VectorParameters;
import dev.akin.engine.proof.Proof;
import dev.akin.server.access.Need;
import dev.akin.server.http.Answer;
import dev.akin.server.http.Exchange;
import dev.akin.server.http.RefusedException;
import dev.akin.server.http.Route;
import dev.akin.server.http.Workers;
import dev.akin.server.json.CollectionReader;
import dev.akin.server.json.CollectionWriter;
import dev.akin.server.json.JsonInput;
import dev.akin.vision.encoder.EncoderException;
import dev.akin.visualsearch.VisualSearch;
import dev.akin.visualsearch.VisualSearches;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Pattern;

/** Collections: list, create, describe, drop, and the proof of one. */
public final class CollectionEndpoints {
  private static final Pattern UNFIT_NAME = Pattern.compile("[<>:\"/\\\\|?*\\p{Cntrl}]");

  private final Engine engine;
  private final VisualSearches searches;
  private final Workers workers;

  /**
   * Endpoints over an engine and its searches by picture.
   *
   * @param workers the threads that read and write
   */
  public CollectionEndpoints(Engine engine, VisualSearches searches, Workers workers) {
    this.engine = engine;
    this.searches = searches;
    this.workers = workers;
  }

  /** The routes of this group. */
  public List<Route> routes() {
    String collection = "/collections/{collection}";
    return List.of(
        Route.get("/collections", Need.ANY_KEY, this::list),
        Route.get(collection, Need.READ, this::describe),
        Route.put(collection, Need.MANAGE, this::create),
        Route.delete(collection, Need.MANAGE, this::drop),
        Route.get(collection + "/proof", Need.READ, this::proof));
  }

  private Answer list(Exchange exchange) {
    List<String> names = engine.collections().stream().filter(exchange.caller()::sees).toList();
    return Answer.result(out -> CollectionWriter.writeNames(out, names));
  }

  private Answer describe(Exchange exchange) throws Exception {
    Collection collection = engine.collection(exchange.path("collection"));
    CollectionWriter writer =
        workers.call(() -> new CollectionWriter(collection, pictures(collection.name())));
    return Answer.result(writer::write);
  }

  private Optional<CollectionWriter.Pictures> pictures(String name) throws IOException {
    return searches.of(name).map(CollectionEndpoints::pictures);
  }

  private static CollectionWriter.Pictures pictures(VisualSearch search) {
    try {
      return CollectionWriter.Pictures.encodedBy(search.encoderName());
    } catch (EncoderException e) {
      // The pictures are still there to look at; photos cannot be searched by until it is mended.
      return CollectionWriter.Pictures.withoutEncoder(String.valueOf(e.getMessage()));
    }
  }

  private Answer create(Exchange exchange) throws Exception {
    String name = exchange.path("collection");
    if (UNFIT_NAME.matcher(name).find()) {
      throw RefusedException.badRequest(
          "collection name \"" + name + "\" has one of < > : \" / \\ | ? * or a control character");
    }
    CollectionParameters parameters = JsonInput.read(exchange.json(), CollectionReader::read);
    workers.call(() -> engine.create(name, parameters));
    return Answer.done();
  }

  private Answer drop(Exchange exchange) throws Exception {
    boolean dropped = workers.call(() -> engine.drop(exchange.path("collection")));
    return Answer.result(out -> out.writeBoolean(dropped));
  }

  private Answer proof(Exchange exchange) {
    Collection collection = engine.collection(exchange.path("collection"));
    SortedMap<String, VectorParameters> vectors = collection.parameters().vectors();
    String using =
        exchange.parameter("using").orElse(vectors.size() == 1 ? vectors.firstKey() : "");
    Proof proof =
        collection
            .proof(using)
            .orElseThrow(() ->
                RefusedException.notFound(
                    "collection \"" + collection.name() + "\" has no proof yet"));
    return Answer.result(out -> CollectionWriter.writeProof(out, proof));
  }
}
