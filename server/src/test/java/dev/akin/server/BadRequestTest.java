package dev.akin.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Requests that are refused: each with its status and its reason, and nothing has changed after.
 */
final class BadRequestTest {
  private static final int MAX_BODY = 1 << 20;
  private static final String POINTS = Products.PATH + "/points";
  private static final String GOOD_POINT = "{\"id\":900,\"vector\":[1,0]}";

  @TempDir static Path data;
  private static Served served;

  @BeforeAll
  static void start() {
    served = Served.start(data, ServerParameters.defaults().withMaxBodyBytes(MAX_BODY));
    Products.create(served);
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  record Bad(String method, String path, String body, int status, String message) {
    @Override
    public String toString() {
      String shown = body.length() <= 100 ? body : body.substring(0, 100) + "…";
      return method + " " + path + " " + shown;
    }
  }

  private static Bad upsert(String body, String message) {
    return new Bad("PUT", POINTS, body, 400, message);
  }

  private static Bad upsertPoint(String point, String message) {
    return upsert("{\"points\":[" + GOOD_POINT + "," + point + "]}", message);
  }

  private static Bad query(String body, String message) {
    return new Bad("POST", POINTS + "/query", body, 400, message);
  }

  private static Bad scroll(String body, String message) {
    return new Bad("POST", POINTS + "/scroll", body, 400, message);
  }

  private static Bad index(String body, String message) {
    return new Bad("PUT", Products.PATH + "/index", body, 400, message);
  }

  private static Bad filtered(String filter, String message) {
    return new Bad("POST", POINTS + "/delete", "{\"filter\":" + filter + "}", 400, message);
  }

  private static Bad create(String body, String message) {
    return new Bad("PUT", "/collections/fresh", body, 400, message);
  }

  static Stream<Bad> badRequests() {
    return Stream.of(
            badUpserts(), badQueries(), badFilters(), badCollections(), badSelectors(), badPaths())
        .flatMap(List::stream);
  }

  private static List<Bad> badUpserts() {
    return List.of(
        upsertPoint(
            "{\"id\":1,\"vector\":[1,2,3]}",
            "points[1].vector: dimension 3, collection \"products\" has 2"),
        upsertPoint("{\"id\":1,\"vector\":[]}", "dimension 0, collection \"products\" has 2"),
        upsertPoint("{\"id\":1,\"vector\":[NaN,0]}", "broken JSON at line 1, column"),
        upsertPoint("{\"id\":1,\"vector\":[1,Infinity]}", "broken JSON at line 1, column"),
        upsertPoint("{\"id\":1,\"vector\":[1,1e39]}", "points[1].vector[1]: beyond the range"),
        upsertPoint("{\"id\":1,\"vector\":[1,\"0\"]}", "points[1].vector[1]: expected a number"),
        upsertPoint("{\"id\":1,\"vector\":{\"a\":[1,0]}}", "expected an array, found an object"),
        upsertPoint("{\"id\":1,\"vector\":[0,0]}", "zero"),
        upsertPoint("{\"id\":1}", "points[1]: \"vector\" is missing"),
        upsertPoint("{\"vector\":[1,0]}", "points[1]: \"id\" is missing"),
        upsertPoint("{\"id\":-1,\"vector\":[1,0]}", "points[1].id: point id \"-1\""),
        upsertPoint("{\"id\":1.5,\"vector\":[1,0]}", "points[1].id: expected an id"),
        upsertPoint("{\"id\":\"7\",\"vector\":[1,0]}", "points[1].id: expected an id"),
        upsertPoint("{\"id\":\"x\",\"vector\":[1,0]}", "neither an unsigned 64-bit number nor a"),
        upsertPoint("{\"id\":18446744073709551616,\"vector\":[1,0]}", "above 18446744073709551615"),
        upsertPoint("{\"id\":1,\"vector\":[1,0],\"payload\":[1]}", "payload: expected an object"),
        upsertPoint(
            "{\"id\":1,\"vector\":[1,0],\"payload\":{\"a\":1,\"a\":2}}",
            "Duplicate Object property"),
        upsertPoint("{\"id\":1,\"vector\":[1,0],\"payload\":{\"a\":1e999}}", "not finite"),
        upsertPoint(
            "{\"id\":1,\"vector\":[1,0],\"payload\":" + nested("{\"a\":", 80, "}") + "}",
            "payload: deeper than 64 levels"),
        upsertPoint("{\"id\":1,\"vector\":[1,0],\"payloda\":{}}", "payloda: unknown field"),
        upsert("{\"points\":[]}", "points: no points in the batch"),
        upsert("{}", "\"points\" is missing"),
        upsert("", "empty body"),
        upsert("[]", "expected an object, found an array"),
        upsert("{\"points\":[" + GOOD_POINT, "broken JSON at line 1, column"),
        upsert("{\"points\":[" + GOOD_POINT + "]}\n\n x", "broken JSON at line 3, column 2"),
        upsert("{\"points\":[" + GOOD_POINT + "]}{}", "after the end of the document"),
        upsert("{\"points\":[" + GOOD_POINT + "],\"wait\":true}", "wait: unknown field"));
  }

  private static List<Bad> badQueries() {
    return List.of(
        query("{}", "\"query\" is missing"),
        query("{\"query\":[1]}", "query: dimension 1, collection \"products\" has 2"),
        query("{\"query\":[1,NaN]}", "broken JSON at line 1, column"),
        query("{\"query\":\"red shoes\"}", "neither an unsigned 64-bit number nor a UUID"),
        query("{\"query\":{\"fusion\":\"rrf\"}}", "query.fusion: unknown field"),
        query("{\"query\":[1,0],\"limit\":0}", "limit: 0 is not between 1 and 100000"),
        query("{\"query\":[1,0],\"limit\":100001}", "limit: 100001 is not between 1 and 100000"),
        query("{\"query\":[1,0],\"offset\":-1}", "offset: -1 is not between 0 and 100000"),
        query("{\"query\":[1,0],\"limit\":99999,\"offset\":2}", "both together at most 100,000"),
        query("{\"query\":[1,0],\"limit\":\"10\"}", "limit: expected a whole number"),
        query("{\"query\":[1,0],\"params\":{\"hnsw_ef\":0}}", "params.hnsw_ef: 0 is not between"),
        query("{\"query\":[1,0],\"params\":{\"recall\":1.5}}", "recall 1.5"),
        query("{\"query\":[1,0],\"params\":{\"ef\":10}}", "params.ef: unknown field"),
        query("{\"query\":[1,0],\"with_payload\":\"yes\"}", "with_payload: expected true, false"),
        query("{\"query\":[1,0],\"score_threshold\":1e400}", "score_threshold: 1e400 is beyond"),
        query("{\"query\":[1,0],\"prefetch\":[]}", "prefetch: unknown field"),
        new Bad("POST", POINTS + "/query", "{\"query\":4711}", 404, "has no point 4711"),
        new Bad("POST", POINTS + "/scroll", "{\"limit\":0}", 400, "limit: 0 is not between 1 and"),
        new Bad("POST", POINTS + "/scroll", "{\"offset\":-3}", 400, "offset: point id \"-3\""),
        scroll("{\"order_by\":\"price\",\"offset\":1}", "offset goes with the order of ids"),
        scroll(
            "{\"order_by\":{\"key\":\"a\",\"direction\":\"up\"}}", "expected \"asc\" or \"desc\""),
        scroll("{\"order_by\":{\"direction\":\"asc\"}}", "order_by: \"key\" is missing"),
        scroll("{\"order_by\":{\"key\":\"a\",\"start_from\":true}}", "a number or a text"),
        index("{\"field_name\":\"a\"}", "\"field_schema\" is missing"),
        index("{\"field_name\":\"a\",\"field_schema\":\"words\"}", "expected keyword, integer,"),
        index("{\"field_name\":\"a..b\",\"field_schema\":\"text\"}", "field path"),
        new Bad("POST", POINTS + "/count", "{\"fliter\":{}}", 400, "fliter: unknown field"),
        new Bad("POST", POINTS, "{\"ids\":\"all\"}", 400, "ids: expected an array"),
        new Bad("POST", POINTS, "{}", 400, "\"ids\" is missing"),
        new Bad("POST", Products.PATH + "/facet", "{}", 400, "\"key\" is missing"),
        new Bad("POST", Products.PATH + "/facet", "{\"key\":\"a..b\"}", 400, "field path"),
        new Bad("GET", POINTS + "/seven", "", 400, "neither an unsigned 64-bit number nor a UUID"));
  }

  private static List<Bad> badFilters() {
    List<Bad> bad = new ArrayList<>();
    bad.add(filtered("{\"mist\":[]}", "filter.mist: unknown field"));
    bad.add(filtered("{\"must\":[{}]}", "filter.must[0]: a condition is exactly one of"));
    bad.add(filtered("{\"must\":[{\"key\":\"a\"}]}", "a condition is exactly one of"));
    bad.add(filtered("{\"must\":[{\"match\":{\"value\":1}}]}", "must[0]: \"key\" is missing"));
    bad.add(
        filtered(
            "{\"must\":[{\"key\":\"a\",\"match\":{\"value\":1},\"range\":{\"gt\":1}}]}",
            "a condition is exactly one of"));
    bad.add(
        filtered(
            "{\"must\":[{\"key\":\"a\",\"match\":{\"value\":1.5}}]}", "a text, a whole number"));
    bad.add(filtered("{\"must\":[{\"key\":\"a\",\"match\":{}}]}", "\"value\" is missing"));
    bad.add(filtered("{\"must\":[{\"key\":\"a\",\"range\":{\"ge\":1}}]}", "range.ge: unknown"));
    bad.add(
        filtered(
            "{\"must\":[{\"key\":\"a\",\"range\":{\"gt\":\"1\"}}]}",
            "\"1\" is neither a number nor a point in time like"));
    bad.add(
        filtered(
            "{\"must\":[{\"key\":\"a\",\"range\":{\"gt\":1,\"lt\":\"2024-01-01\"}}]}",
            "of numbers or of points in time, not of both"));
    bad.add(
        filtered(
            "{\"must\":[{\"key\":\"a\",\"values_count\":{\"gt\":-1}}]}",
            "values_count.gt: -1 is not between 0 and"));
    bad.add(
        filtered(
            "{\"must\":[{\"key\":\"a\",\"geo_radius\":{\"center\":{\"lon\":1,\"lat\":91},\"radius\":1}}]}",
            "lat 91.0, lon 1.0: not between -90 and 90"));
    bad.add(
        filtered(
            "{\"must\":[{\"key\":\"a\",\"geo_radius\":{\"center\":{\"lon\":1,\"lat\":1}}}]}",
            "geo_radius: \"radius\" is missing"));
    bad.add(
        filtered(
            "{\"must\":[{\"key\":\"a\",\"geo_polygon\":{\"exterior\":{\"points\":[]}}}]}",
            "a ring of 0 points, must be 4 to 10,000"));
    bad.add(
        filtered("{\"min_should\":{\"conditions\":[]}}", "min_should: \"min_count\" is missing"));
    bad.add(
        filtered(
            "{\"must\":[{\"nested\":{\"key\":\"a\",\"filter\":{\"must\":[{\"has_id\":[1]}]}}}]}",
            "nested: has_id is about points"));
    bad.add(filtered("{\"must\":[{\"nested\":{\"key\":\"a\"}}]}", "nested: \"filter\" is missing"));
    bad.add(
        filtered(
            "{\"must\":[{\"key\":\"a\",\"has_vector\":\"\"}]}", "\"key\" goes with one of match,"));
    bad.add(filtered("{\"must\":[{\"key\":\"\",\"match\":{\"value\":1}}]}", "must[0].key: field"));
    bad.add(filtered("{\"must\":[{\"has_id\":[\"x\"]}]}", "must[0].has_id[0]: point id \"x\""));
    bad.add(filtered("{\"must\":\"all\"}", "filter.must: expected an array, found the string"));
    bad.add(filtered(nested("{\"must\":", 40, "}"), "levels deep, at most 32 are allowed"));
    bad.add(filtered(nested("{\"must\":[", 400, "]}"), "nesting depth"));
    String condition = "{\"has_id\":[1]},";
    bad.add(
        filtered("{\"must\":[" + condition.repeat(256) + "{\"has_id\":[1]}]}", "256 conditions"));
    return bad;
  }

  private static List<Bad> badCollections() {
    String vectors = "\"vectors\":{\"size\":2,\"distance\":\"Dot\"}";
    return List.of(
        create("{}", "\"vectors\" is missing"),
        create("{\"vectors\":{\"size\":2}}", "vectors: \"distance\" is missing"),
        create("{\"vectors\":{\"distance\":\"Dot\"}}", "vectors: \"size\" is missing"),
        create(
            "{\"vectors\":{\"size\":0,\"distance\":\"Dot\"}}", "vectors.size: 0 is not between 1"),
        create("{\"vectors\":{\"size\":4097,\"distance\":\"Dot\"}}", "is not between 1 and 4096"),
        create(
            "{\"vectors\":{\"size\":2,\"distance\":\"Cosinus\"}}", "found the string \"Cosinus\""),
        create(
            "{\"vectors\":{\"size\":2,\"distance\":\"dot\"}}",
            "\"Cosine\", \"Dot\", \"Euclid\" or \"Manhattan\""),
        create(
            "{\"vectors\":{\"size\":2,\"distance\":\"Dot\",\"datatype\":\"int8\"}}",
            "\"float32\", \"float16\" or \"uint8\""),
        create(
            "{\"vectors\":{\"size\":2,\"distance\":\"Cosine\",\"datatype\":\"uint8\"}}",
            "datatype uint8 under cosine, whose unit vectors are no whole numbers"),
        create("{" + vectors + ",\"contract\":{\"recall\":1.5}}", "recall 1.5, must be in (0, 1]"),
        create("{" + vectors + ",\"contract\":{\"recal\":0.9}}", "recal"),
        create("{" + vectors + ",\"contract\":[]}", "contract: expected an object"),
        create("{" + vectors + ",\"index\":\"HNWS32\"}", "index \"HNWS32\", must be Flat"),
        create("{" + vectors + ",\"index\":7}", "index: expected a string"),
        create("{" + vectors + ",\"shard_number\":2}", "shard_number: unknown field"),
        new Bad("PUT", "/collections/a%3Cb", "{" + vectors + "}", 400, "collection name \"a<b\""),
        new Bad(
            "PUT",
            "/collections/" + "n".repeat(201),
            "{" + vectors + "}",
            400,
            "name of 201 characters"),
        new Bad("PUT", Products.PATH, "{" + vectors + "}", 409, "exists already"));
  }

  private static List<Bad> badSelectors() {
    return List.of(
        new Bad("POST", POINTS + "/delete", "{}", 400, "either points or filter"),
        new Bad("POST", POINTS + "/delete", "{\"points\":[]}", 400, "points: no ids"),
        new Bad(
            "POST", POINTS + "/delete", "{\"points\":[1],\"filter\":{}}", 400, "only one of both"),
        new Bad("POST", POINTS + "/payload", "{\"points\":[1]}", 400, "\"payload\" is missing"),
        new Bad("POST", POINTS + "/payload", "{\"payload\":{\"a\":1}}", 400, "either points or"),
        new Bad("PUT", POINTS + "/payload", "{\"payload\":3,\"points\":[1]}", 400, "an object"),
        new Bad("PUT", POINTS + "/payload", "{\"payloads\":[]}", 400, "unknown field"),
        new Bad("POST", POINTS + "/payload", "{\"payloads\":[]}", 400, "no payloads"),
        new Bad(
            "POST",
            POINTS + "/payload",
            "{\"payloads\":[{\"id\":1,\"payload\":{}}],\"points\":[1]}",
            400,
            "payloads name their points"),
        new Bad(
            "POST",
            POINTS + "/payload",
            "{\"payloads\":[{\"id\":1,\"payload\":{}},{\"id\":1,\"payload\":{}}]}",
            400,
            "point 1 is given twice"),
        new Bad("POST", POINTS + "/payload/delete", "{\"points\":[1]}", 400, "\"keys\" is missing"),
        new Bad(
            "POST", POINTS + "/payload/delete", "{\"keys\":[],\"points\":[1]}", 400, "no keys"));
  }

  private static List<Bad> badPaths() {
    return List.of(
        new Bad("GET", "/collections/nix", "", 404, "collection \"nix\" does not exist"),
        new Bad("POST", "/collections/nix/points/query", "{", 404, "\"nix\" does not exist"),
        new Bad("PUT", "/collections/nix/points", "{", 404, "\"nix\" does not exist"),
        new Bad("GET", "/nothing/here", "", 404, "no endpoint GET /nothing/here"),
        new Bad("PATCH", Products.PATH, "{}", 405, "use DELETE, GET, HEAD, PUT"),
        new Bad("DELETE", POINTS, "", 405, "use POST, PUT"),
        new Bad("GET", POINTS + "/query", "", 405, "use POST"));
  }

  private static String nested(String open, int depth, String close) {
    return open.repeat(depth) + "{\"has_id\":[1]}" + close.repeat(depth);
  }

  private static String state() {
    String all = "{\"limit\":1000,\"with_vector\":true}";
    return served.get("/collections").result()
        + "\n"
        + served.post(POINTS + "/scroll", all).result();
  }

  @ParameterizedTest
  @MethodSource("badRequests")
  void isRefusedWithItsReasonAndChangesNothing(Bad bad) {
    String before = state();
    Reply reply = served.send(bad.method, bad.path, bad.body);
    assertThat(reply.status()).as(reply.text()).isEqualTo(bad.status);
    assertThat(reply.error()).contains(bad.message).doesNotContain("Exception", "\tat ");
    assertThat(reply.json().path("time").doubleValue()).isNotNegative();
    assertThat(reply.header("Content-Type")).isEqualTo("application/json");
    assertThat(state()).isEqualTo(before);
  }

  @Test
  void onlyJsonIsReadAsJson() {
    String body = "{\"points\":[" + GOOD_POINT + "]}";
    for (String type : List.of("text/plain", "application/x-www-form-urlencoded", "image/png")) {
      Reply reply = served.send("PUT", POINTS, type, BodyPublishers.ofString(body));
      assertThat(reply.status()).isEqualTo(415);
      assertThat(reply.error()).contains("\"" + type + "\"").contains("application/json");
    }
    HttpRequest untyped = served.request(POINTS).PUT(BodyPublishers.ofString(body)).build();
    assertThat(served.send(untyped).error()).startsWith("content type missing");
    Reply withParameter =
        served.send(
            "POST",
            POINTS + "/count",
            "Application/JSON; charset=utf-8",
            BodyPublishers.ofString("{}"));
    assertThat(withParameter.status()).isEqualTo(200);
  }

  @Test
  void aBodyAboveTheLimitIsRefusedHoweverItIsSent() {
    String before = state();
    String large = "{\"points\":[" + GOOD_POINT + "]," + " ".repeat(MAX_BODY) + "}";
    Reply announced = served.put(POINTS, large);
    assertThat(announced.status()).isEqualTo(413);
    assertThat(announced.error())
        .isEqualTo("body of %d bytes, this server takes %d".formatted(large.length(), MAX_BODY));

    byte[] bytes = large.getBytes(UTF_8);
    Reply chunked =
        served.send(
            "PUT",
            POINTS,
            "application/json",
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)));
    assertThat(chunked.status()).isEqualTo(413);
    assertThat(chunked.error()).contains("more than " + MAX_BODY + " bytes");
    assertThat(state()).isEqualTo(before);
  }

  @Test
  void anEncodedBodyIsRefused() {
    HttpRequest zipped =
        served
            .request(POINTS)
            .PUT(BodyPublishers.ofByteArray(new byte[] {31, -117, 8, 0}))
            .header("Content-Type", "application/json")
            .header("Content-Encoding", "gzip")
            .build();
    Reply reply = served.send(zipped);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.error()).containsIgnoringCase("encoding");
  }
}
