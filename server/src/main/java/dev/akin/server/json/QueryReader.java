package dev.akin.server.json;

import dev.akin.engine.SearchOptions;
import dev.akin.engine.SearchRequest;
import dev.akin.engine.SearchTarget;
import dev.akin.engine.filter.Filter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a search: {@code {"query":[0.1,0.2]|7|{"nearest":…},"filter":{…},"limit":10,"offset":0,
 * "with_payload":true,"with_vector":false,"score_threshold":0.5,"params":{"exact":false,
 * "hnsw_ef":128,"recall":0.95}}}. An id instead of a vector means "more like this"; the {@code
 * recall} among the parameters is Akin's own.
 */
public final class QueryReader {
  private static final int DEFAULT_LIMIT = 10;

  private final VectorReader vectors;
  private @Nullable SearchTarget target;
  private Optional<Filter> filter = Optional.empty();
  private SearchOptions options = SearchOptions.defaults();
  private int limit = DEFAULT_LIMIT;
  private int offset;
  private PayloadSelection payload = PayloadSelection.NONE;
  private boolean vector;

  private QueryReader(VectorReader vectors) {
    this.vectors = vectors;
  }

  /** A search and which payload fields its answer shows. */
  public record Search(SearchRequest request, PointsWriter writer) {}

  /** Reads a search of the collection of that name and dimension. */
  public static Search read(JsonInput input, String collection, int dimension) {
    return new QueryReader(new VectorReader(collection, dimension)).read(input);
  }

  private Search read(JsonInput input) {
    input.startObject();
    while (input.nextField()) {
      if (!input.isNull()) {
        readField(input);
      }
    }
    if (target == null) {
      throw input.missing("query");
    }
    SearchRequest.Window window = new SearchRequest.Window(limit, offset, payload.fetch(vector));
    return new Search(
        new SearchRequest(target, window, filter, options), new PointsWriter(payload, vector));
  }

  private void readField(JsonInput input) {
    switch (input.field()) {
      case "query" -> target = query(input);
      case "filter" -> filter = Optional.of(FilterReader.read(input));
      case "limit" -> limit = input.integer(1, SearchRequest.Window.MAX_DEPTH);
      case "offset" -> offset = input.integer(0, SearchRequest.Window.MAX_DEPTH);
      case "with_payload" -> payload = FetchReader.payload(input);
      case "with_vector" -> vector = input.bool();
      case "score_threshold" -> options = options.withScoreThreshold(input.number());
      case "params" -> params(input);
      default ->
          throw input.unknownField(
              "query",
              "filter",
              "limit",
              "offset",
              "with_payload",
              "with_vector",
              "score_threshold",
              "params");
    }
  }

  private SearchTarget query(JsonInput input) {
    if (input.isArray()) {
      return SearchTarget.vector(vectors.read(input));
    }
    if (!input.isObject()) {
      return SearchTarget.point(IdReader.read(input));
    }
    @Nullable SearchTarget nearest = null;
    input.startObject();
    while (input.nextField()) {
      if (!input.field().equals("nearest") || input.isObject()) {
        throw input.unknownField("nearest");
      }
      nearest = query(input);
    }
    if (nearest == null) {
      throw input.missing("nearest");
    }
    return nearest;
  }

  private void params(JsonInput input) {
    input.startObject();
    while (input.nextField()) {
      if (!input.isNull()) {
        options = withParam(input);
      }
    }
  }

  private SearchOptions withParam(JsonInput input) {
    return switch (input.field()) {
      case "exact" -> options.withExact(input.bool());
      case "hnsw_ef" -> options.withEfSearch(input.integer(1, SearchOptions.MAX_EF_SEARCH));
      case "recall" -> options.withRecall(input.number());
      default -> throw input.unknownField("exact", "hnsw_ef", "recall");
    };
  }
}
