package dev.akin.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/** A request that a server answers well, one or more for each endpoint; where mutation begins. */
@SuppressWarnings("ArrayRecordComponent") // a carrier: requests are never compared
record ValidRequest(String method, String path, String type, byte[] body) {
  private static final String FILTER =
      """
      {"must":[{"key":"colour","match":{"value":"red"}},{"key":"price","range":{"gte":10,"lt":30.5}}],\
      "should":[{"key":"title","match":{"any":["Product 0","Product 3"]}},{"has_id":[0,3,6]}],\
      "must_not":[{"key":"colour","match":{"except":["red","blue"]}},{"is_empty":{"key":"colour"}}]}\
      """;

  /** Conditions that are answered by what is derived from the payload. */
  private static final String DERIVED =
      """
      {"must":[{"key":"title","match":{"text":"product"}},{"key":"made","range":{"gte":"2026-01-01T00:00:00Z"}},\
      {"key":"offers","values_count":{"gte":1}},{"nested":{"key":"offers","filter":{"must":[{"key":"shop","match":{"value":"a"}}]}}}],\
      "must_not":[{"key":"place","geo_radius":{"center":{"lon":13.4,"lat":52.5},"radius":1000}}],\
      "min_should":{"conditions":[{"has_vector":""},{"is_null":{"key":"price"}}],"min_count":1}}\
      """;

  private static final String P = Products.PATH;
  private static final String S = "/collections/shop";

  /** One or more for each route; what destroys comes last. */
  static List<ValidRequest> all(String pictureId, byte[] picture) {
    List<ValidRequest> all = new ArrayList<>();
    for (String path :
        List.of(
            "/", "/healthz", "/livez", "/readyz", "/page/main.js", "/metrics", "/collections")) {
      all.add(get(path));
    }
    all.add(get(P));
    all.add(get(P + "/proof"));
    all.add(get(P + "/points/3"));
    all.add(get(S + "/pictures/" + pictureId));
    all.addAll(named());
    all.add(new ValidRequest("DELETE", "/collections/passing", "", new byte[0]));
    all.add(
        json(
            "PUT",
            "/collections/passing",
            "{\"vectors\":{\"size\":3,\"distance\":\"Cosine\"},\"contract\":{\"recall\":0.95,\"k\":10},\"ttl\":{\"field\":\"until\"},\"index\":\"Flat\"}"));
    all.add(
        json(
            "PUT",
            P + "/points?wait=true",
            "{\"points\":[{\"id\":7,\"vector\":[0.5,-1e-3],\"payload\":{\"colour\":\"red\",\"deep\":{\"a\":[1,null,true,{\"b\":2.5}]}}},{\"id\":\"2d3c4f0e-8a8b-4a4e-9f43-0d7a1c8f1b11\",\"vector\":[1,2]}]}"));
    all.add(
        json(
            "POST",
            P + "/points",
            "{\"ids\":[2,1,\"2d3c4f0e-8a8b-4a4e-9f43-0d7a1c8f1b11\"],\"with_payload\":[\"colour\"],\"with_vector\":true}"));
    all.add(json("POST", P + "/points/payload", "{\"payload\":{\"price\":17.5},\"points\":[1,2]}"));
    all.add(
        json(
            "POST",
            P + "/points/payload",
            "{\"payloads\":[{\"id\":1,\"payload\":{\"price\":17.5}},{\"id\":2,\"payload\":{}}]}"));
    all.add(
        json(
            "PUT",
            P + "/points/payload",
            "{\"payload\":{\"price\":17,\"colour\":\"red\"},\"filter\":" + FILTER + "}"));
    all.add(json("POST", P + "/points/payload/delete", "{\"keys\":[\"price\"],\"points\":[1,2]}"));
    all.add(
        json(
            "POST",
            P + "/points/query",
            "{\"query\":[1,0.25],\"limit\":5,\"offset\":1,\"with_payload\":[\"title\"],\"with_vector\":true,\"score_threshold\":0.25,\"params\":{\"exact\":true,\"hnsw_ef\":64,\"recall\":0.9},\"filter\":"
                + FILTER
                + "}"));
    all.add(json("POST", P + "/points/query", "{\"query\":3,\"limit\":3}"));
    all.add(
        json(
            "POST",
            P + "/points/4/why-not",
            "{\"query\":[1,0.25],\"limit\":2,\"filter\":" + FILTER + "}"));
    all.add(
        json(
            "POST",
            P + "/points/scroll",
            "{\"limit\":5,\"offset\":2,\"with_payload\":true,\"filter\":" + FILTER + "}"));
    all.add(
        json(
            "POST",
            P + "/points/scroll",
            "{\"limit\":5,\"order_by\":{\"key\":\"price\",\"direction\":\"desc\",\"start_from\":20}}"));
    all.add(json("POST", P + "/points/count", "{\"filter\":" + FILTER + "}"));
    all.add(json("POST", P + "/points/count", "{\"exact\":false,\"filter\":" + DERIVED + "}"));
    all.add(json("PUT", P + "/index", "{\"field_name\":\"title\",\"field_schema\":\"text\"}"));
    all.add(new ValidRequest("DELETE", P + "/index/title", "", new byte[0]));
    all.add(
        json("POST", P + "/facet", "{\"key\":\"colour\",\"limit\":10,\"filter\":" + FILTER + "}"));
    all.add(new ValidRequest("POST", S + "/pictures/encode", "image/png", picture));
    all.add(
        json(
            "PUT",
            P + "/points",
            "{\"points\":[{\"id\":19,\"vector\":[0.5,1],\"if_version\":0}],\"update_mode\":\"insert_only\",\"update_filter\":"
                + FILTER
                + "}"));
    all.add(json("POST", P + "/points/delete", "{\"points\":[4711],\"if_version\":[0]}"));
    all.add(json("POST", P + "/points/delete", "{\"points\":[11,12,13]}"));
    all.add(json("POST", P + "/points/delete", "{\"filter\":" + FILTER + "}"));
    return all;
  }

  /** Requests about vectors with names. */
  private static List<ValidRequest> named() {
    String named = "/collections/named";
    return List.of(
        new ValidRequest("DELETE", named, "", new byte[0]),
        json(
            "PUT",
            named,
            "{\"vectors\":{\"image\":{\"size\":2,\"distance\":\"Cosine\"},\"text\":{\"size\":1,\"distance\":\"Manhattan\",\"index\":\"HNSW8\"}},\"updatable\":{\"n\":\"integer\",\"x\":\"float\"}}"),
        json(
            "PUT",
            named + "/points",
            "{\"points\":[{\"id\":1,\"vector\":{\"image\":[1,2],\"text\":[-0.5]}},{\"id\":2,\"vector\":{},\"payload\":{\"n\":3,\"x\":1,\"s\":\"t\"}}]}"),
        json("POST", named + "/points/payload", "{\"payload\":{\"x\":0.5},\"points\":[2]}"),
        json(
            "POST",
            named + "/points/count",
            "{\"filter\":{\"must\":{\"key\":\"n\",\"range\":{\"gt\":1}}},\"exact\":false}"),
        json(
            "PUT",
            named + "/points/vectors",
            "{\"points\":[{\"id\":2,\"vector\":{\"text\":[3],\"image\":null}}]}"),
        json(
            "POST",
            named + "/points/query",
            "{\"query\":[3],\"using\":\"text\",\"with_vector\":[\"image\"],\"filter\":{\"must_not\":{\"has_vector\":\"image\"}}}"),
        json("POST", named + "/points/query", "{\"query\":1,\"using\":\"image\"}"),
        get(named),
        get(named + "/points/1"),
        json(
            "POST", named + "/points/vectors/delete", "{\"vectors\":[\"text\"],\"points\":[1,2]}"));
  }

  private static ValidRequest get(String path) {
    return new ValidRequest("GET", path, "", new byte[0]);
  }

  private static ValidRequest json(String method, String path, String body) {
    return new ValidRequest(method, path, "application/json", body.getBytes(UTF_8));
  }

  ValidRequest withMethod(String other) {
    return new ValidRequest(other, path, type, body);
  }

  ValidRequest withPath(String other) {
    return new ValidRequest(method, other, type, body);
  }

  ValidRequest withType(String other) {
    return new ValidRequest(method, path, other, body);
  }

  ValidRequest withBody(byte[] other) {
    return new ValidRequest(method, path, type, other);
  }

  @Override
  public String toString() {
    return method + " " + path + " " + type + " " + new String(body, UTF_8);
  }
}
