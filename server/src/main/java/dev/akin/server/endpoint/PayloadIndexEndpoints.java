package dev.akin.server.endpoint;

import dev.akin.engine.Collection;
import dev.akin.engine.Engine;
import dev.akin.engine.filter.PayloadIndex;
import dev.akin.engine.filter.PayloadPath;
import dev.akin.server.access.Need;
import dev.akin.server.http.Answer;
import dev.akin.server.http.Exchange;
import dev.akin.server.http.RefusedException;
import dev.akin.server.http.Route;
import dev.akin.server.http.Workers;
import dev.akin.server.json.JsonInput;
import dev.akin.server.json.PayloadIndexReader;
import java.util.List;
import java.util.Optional;

/** Payload indexes: create one ahead of the first filter that needs it, and forget them. */
public final class PayloadIndexEndpoints {
  private final Engine engine;
  private final Workers workers;

  /**
   * Endpoints over an engine.
   *
   * @param workers the threads that build
   */
  public PayloadIndexEndpoints(Engine engine, Workers workers) {
    this.engine = engine;
    this.workers = workers;
  }

  /** The routes of this group. */
  public List<Route> routes() {
    String index = "/collections/{collection}/index";
    return List.of(
        Route.put(index, Need.WRITE, this::create),
        Route.delete(index + "/{field}", Need.WRITE, this::drop));
  }

  private Answer create(Exchange exchange) throws Exception {
    Collection collection = collection(exchange);
    Optional<PayloadIndex> index = JsonInput.read(exchange.json(), PayloadIndexReader::read);
    if (index.isEmpty()) {
      return completed("in every segment from the start");
    }
    workers.call(() -> collection.createPayloadIndex(index.get()));
    return completed(index.get().toString());
  }

  private Answer drop(Exchange exchange) throws Exception {
    Collection collection = collection(exchange);
    PayloadPath field = field(exchange);
    boolean dropped = workers.call(() -> collection.dropPayloadIndexes(field));
    return completed(dropped ? "dropped" : "there was none");
  }

  private static PayloadPath field(Exchange exchange) {
    try {
      return PayloadPath.parse(exchange.path("field"));
    } catch (IllegalArgumentException e) {
      throw RefusedException.badRequest(String.valueOf(e.getMessage()));
    }
  }

  private static Answer completed(String what) {
    return Answer.result(out -> {
      out.writeStartObject();
      out.writeStringProperty("status", "completed");
      out.writeStringProperty("index", what);
      out.writeEndObject();
    });
  }

  private Collection collection(Exchange exchange) {
    return engine.collection(exchange.path("collection"));
  }
}
