package dev.akin.server.json;

import dev.akin.engine.CollectionParameters;
import dev.akin.engine.SearchOptions;
import dev.akin.engine.SearchRequest;
import dev.akin.engine.SearchTarget;
import dev.akin.engine.filter.Filter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a search: {@code {"query":[0.1,0.2]|7|{"nearest":…},"filter":{…},"limit":10,"offset":0,
 * "with_payload":true,"with_vector":false,"score_threshold":0.5,"params":{"exact":false,
 * "hnsw_ef":128,"recall":0.95},"using":"image"}}. An id instead of a vector means "more like this";
 * {@code using} is the name of the vector that is compared, where vectors have names; the {@code
 * recall} among the parameters is Akin's own.
 */
public final class QueryReader {
  private static final int DEFAULT_LIMIT = 10;

  private final String collection;
  private final CollectionParameters parameters;
  private @Nullable SearchTarget target;
  private Optional<Filter> filter = Optional.empty();
  private SearchOptions options = SearchOptions.defaults();
  private int limit = DEFAULT_LIMIT;
  private int offset;
  private PayloadSelection payload = PayloadSelection.NONE;
  private VectorSelection vectors = VectorSelection.NONE;
  private String using;

  private QueryReader(String collection, CollectionParameters parameters) {
    this.collection = collection;
    this.parameters = parameters;
    this.using = parameters.vectors().size() == 1 ? parameters.vectors().firstKey() : "";
  }

  /** A search and which payload fields its answer shows. */
  public record Search(SearchRequest request, PointsWriter writer) {}

  /** Reads a search of the collection of that name. */
  public static Search read(JsonInput input, String collection, CollectionParameters parameters) {
    return new QueryReader(collection, parameters).read(input);
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
    if (!parameters.vectors().containsKey(using)) {
      throw input.refusal(
          "\"using\" is missing, there are vectors "
              + String.join(", ", parameters.vectors().keySet()));
    }
    SearchRequest.Window window = new SearchRequest.Window(limit, offset, payload.fetch(vectors));
    return new Search(
        new SearchRequest(target, using, window, filter, options),
        new PointsWriter(payload, vectors));
  }

  private void readField(JsonInput input) {
    switch (input.field()) {
      case "query" -> target = query(input);
      case "filter" -> filter = Optional.of(FilterReader.read(input));
      case "limit" -> limit = input.integer(1, SearchRequest.Window.MAX_DEPTH);
      case "offset" -> offset = input.integer(0, SearchRequest.Window.MAX_DEPTH);
      case "with_payload" -> payload = FetchReader.payload(input);
      case "with_vector" -> vectors = FetchReader.vectors(input, parameters.vectors().keySet());
      case "using" ->
          using = VectorsReader.name(input, input.string(), parameters.vectors().keySet());
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
              "using",
              "score_threshold",
              "params");
    }
  }

  private SearchTarget query(JsonInput input) {
    if (input.isArray()) {
      return SearchTarget.vector(vector(input));
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

  /**
   * The vector under the cursor. Which of several kinds it is may be said only behind it, so that
   * its dimension is checked later.
   */
  private float[] vector(JsonInput input) {
    return parameters.vectors().size() == 1
        ? new VectorsReader(collection, parameters).one(using).read(input)
        : VectorReader.readAny(input);
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
