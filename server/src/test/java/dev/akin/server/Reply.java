package dev.akin.server;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came back over HTTP. */
record Reply(HttpResponse<byte[]> response) {
  private static final JsonMapper MAPPER = new JsonMapper();

  int status() {
    return response.statusCode();
  }

  String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  String text() {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  JsonNode json() {
    return MAPPER.readTree(response.body());
  }

  JsonNode result() {
    return json().path("result");
  }

  String error() {
    return json().path("status").path("error").asString("");
  }
}
