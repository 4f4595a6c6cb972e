package dev.akin.server.endpoint;

import dev.akin.engine.Collection;
import dev.akin.engine.Engine;
import dev.akin.engine.PointSelector;
import dev.akin.engine.StoredPoint;
import dev.akin.engine.UpsertRequest;
import dev.akin.engine.WriteReceipt;
import dev.akin.engine.point.NamedVectors;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.PointId;
import dev.akin.server.access.Need;
import dev.akin.server.http.Answer;
import dev.akin.server.http.Exchange;
import dev.akin.server.http.RefusedException;
import dev.akin.server.http.Route;
import dev.akin.server.http.Workers;
import dev.akin.server.json.JsonInput;
import dev.akin.server.json.PointsReader;
import dev.akin.server.json.PointsWriter;
import dev.akin.server.json.ScrollReader;
import dev.akin.server.json.SelectorReader;
import dev.akin.server.json.SelectorReader.PayloadChange;
import dev.akin.server.parameter.Limits;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Points: store, fetch, change their payload, delete. A write is answered when it is on disk. */
public final class PointEndpoints {
  private final Engine engine;
  private final Workers workers;
  private final Bounds bounds;

  /**
   * Endpoints over an engine.
   *
   * @param workers the threads that read and write
   * @param limits the most that one request may hold
   */
  public PointEndpoints(Engine engine, Workers workers, Limits limits) {
    this.engine = engine;
    this.workers = workers;
    this.bounds = new Bounds(limits);
  }

  /** The routes of this group. */
  public List<Route> routes() {
    String points = "/collections/{collection}/points";
    return List.of(
        Route.put(points, Need.WRITE, this::upsert),
        Route.post(points, Need.READ, this::fetchAll),
        Route.get(points + "/{id}", Need.READ, this::fetch),
        Route.post(points + "/delete", Need.WRITE, this::delete),
        Route.post(points + "/payload", Need.WRITE, this::setPayload),
        Route.put(points + "/payload", Need.WRITE, this::overwritePayload),
        Route.post(points + "/payload/delete", Need.WRITE, this::deletePayload),
        Route.put(points + "/vectors", Need.WRITE, this::setVectors),
        Route.post(points + "/vectors/delete", Need.WRITE, this::deleteVectors));
  }

  private Answer upsert(Exchange exchange) throws Exception {
    Collection collection = collection(exchange);
    PointsReader reader = new PointsReader(collection.name(), collection.parameters());
    UpsertRequest request = JsonInput.read(exchange.json(), reader::read);
    bounds.requirePoints("points", request.points().size());
    return receipt(() -> collection.upsert(request));
  }

  private Answer delete(Exchange exchange) throws Exception {
    Collection collection = collection(exchange);
    PointSelector selector = bounded(JsonInput.read(exchange.json(), SelectorReader::read));
    return receipt(() -> collection.delete(selector));
  }

  private Answer setPayload(Exchange exchange) throws Exception {
    Collection collection = collection(exchange);
    return switch (JsonInput.read(exchange.json(), SelectorReader::readPayloads)) {
      case PayloadChange.OfAll(PointSelector selector, Payload payload) -> {
        PointSelector bounded = bounded(selector);
        yield receipt(() -> collection.setPayload(bounded, payload));
      }
      case PayloadChange.OfEach(Map<PointId, Payload> payloads) -> {
        bounds.requirePoints("payloads", payloads.size());
        yield receipt(() -> collection.setPayloads(payloads));
      }
    };
  }

  private Answer overwritePayload(Exchange exchange) throws Exception {
    Collection collection = collection(exchange);
    PayloadChange.OfAll change = JsonInput.read(exchange.json(), SelectorReader::readPayload);
    PointSelector selector = bounded(change.selector());
    return receipt(() -> collection.overwritePayload(selector, change.payload()));
  }

  private Answer deletePayload(Exchange exchange) throws Exception {
    Collection collection = collection(exchange);
    SelectorReader.FieldRemoval removal = JsonInput.read(exchange.json(), SelectorReader::readKeys);
    PointSelector selector = bounded(removal.selector());
    return receipt(() -> collection.deletePayload(selector, removal.fields()));
  }

  private Answer setVectors(Exchange exchange) throws Exception {
    Collection collection = collection(exchange);
    PointsReader reader = new PointsReader(collection.name(), collection.parameters());
    Map<PointId, NamedVectors> vectors = JsonInput.read(exchange.json(), reader::readVectors);
    bounds.requirePoints("points", vectors.size());
    return receipt(() -> collection.setVectors(vectors));
  }

  private Answer deleteVectors(Exchange exchange) throws Exception {
    Collection collection = collection(exchange);
    SelectorReader.FieldRemoval removal =
        JsonInput.read(exchange.json(), SelectorReader::readVectorNames);
    PointSelector selector = bounded(removal.selector());
    return receipt(() -> collection.deleteVectors(selector, removal.fields()));
  }

  private PointSelector bounded(PointSelector selector) {
    switch (selector) {
      case PointSelector.ByIds(var ids) -> bounds.requirePoints("points", ids.size());
      case PointSelector.ByVersions(var versions) ->
          bounds.requirePoints("points", versions.size());
      case PointSelector.ByFilter _ -> {}
    }
    return selector;
  }

  private Answer fetchAll(Exchange exchange) throws Exception {
    Collection collection = collection(exchange);
    ScrollReader.Lookup lookup =
        JsonInput.read(
            exchange.json(), input -> ScrollReader.readLookup(input, collection.parameters()));
    bounds.requirePoints("ids", lookup.ids().size());
    List<StoredPoint> points =
        workers.call(() -> collection.get(lookup.ids(), lookup.writer().fetch()));
    return Answer.result(out -> lookup.writer().writeAll(out, points));
  }

  private Answer fetch(Exchange exchange) throws Exception {
    Collection collection = collection(exchange);
    PointId id = id(exchange);
    PointsWriter writer = PointsWriter.whole();
    StoredPoint point =
        workers.call(() -> collection.get(List.of(id), writer.fetch())).stream()
            .findFirst()
            .orElseThrow(() -> unknown(collection.name(), id));
    return Answer.result(out -> writer.write(out, point));
  }

  private Collection collection(Exchange exchange) {
    return engine.collection(exchange.path("collection"));
  }

  /** The id in a request's path. */
  static PointId id(Exchange exchange) {
    try {
      return PointId.parse(exchange.path("id"));
    } catch (IllegalArgumentException e) {
      throw RefusedException.badRequest(String.valueOf(e.getMessage()));
    }
  }

  static RefusedException unknown(String collection, PointId id) {
    return RefusedException.notFound("collection \"" + collection + "\" has no point " + id);
  }

  private Answer receipt(Callable<WriteReceipt> write) throws Exception {
    WriteReceipt receipt = workers.call(write);
    return Answer.result(out -> {
      out.writeStartObject();
      out.writeNumberProperty("operation_id", receipt.sequence());
      out.writeStringProperty("status", "completed");
      out.writeNumberProperty("points", receipt.points());
      out.writeEndObject();
    });
  }
}
