package dev.akin.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Requests made of valid ones by changing their method, path, headers, framing or body; the same
 * seed makes the same requests.
 */
final class RequestMutations {
  private static final List<String> METHODS =
      List.of(
          "GET",
          "PUT",
          "POST",
          "DELETE",
          "HEAD",
          "OPTIONS",
          "PATCH",
          "TRACE",
          "get",
          "BREW",
          "G ET",
          "",
          "PRI",
          "CONNECT",
          "X".repeat(300),
          "G\u0000T");
  private static final List<String> SEGMENTS =
      List.of(
          "",
          "..",
          ".",
          "%00",
          "%2F",
          "%zz",
          "%ff%fe",
          "%C3%28",
          "-1",
          "18446744073709551616",
          "a b",
          "collections",
          "points",
          "shop",
          "2d3c4f0e-8a8b-4a4e-9f43-0d7a1c8f1b11",
          "{collection}",
          "n".repeat(300),
          "%E2%98%83",
          "a;b=c",
          "*",
          "con",
          "a%0d%0ab",
          "m".repeat(9_000));
  private static final List<String> HEADERS =
      List.of(
          "Host: evil.example",
          "Host: localhost",
          "Host:",
          "Content-Length: 0",
          "Content-Length: -1",
          "Content-Length: 99999999999999999999",
          "Content-Length: 5, 5",
          "Content-Length: 100000000",
          "Transfer-Encoding: chunked",
          "Transfer-Encoding: gzip, chunked",
          "Content-Encoding: gzip",
          "Accept-Encoding: gzip",
          "Connection: close",
          "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAoAAA",
          "Connection: Upgrade\r\nUpgrade: websocket",
          "no colon at all",
          ": no name",
          "X-Junk: \u0001\u00ff",
          "X-Long: " + "y".repeat(20_000),
          "Expect: 100-continue",
          "Expect: nonsense",
          "If-None-Match: *",
          "If-None-Match: \"" + "z".repeat(500),
          "Accept: text/html",
          "Accept: ;;;,,,",
          "Range: bytes=0-0",
          "api-key: junk",
          "api-key: ",
          "Authorization: Bearer junk",
          "Authorization: \u00e9",
          "Origin: null",
          "Origin: https://shop.example",
          "Access-Control-Request-Method: POST",
          "X-Forwarded-For: 1.2.3.4",
          "Cookie: a=b; c",
          " folded: line",
          "X-Many: 1\r\n".repeat(400) + "X: 1");
  private static final List<String> TYPES =
      List.of(
          "",
          "text/plain",
          "application/json; charset=utf-16",
          "application/JSON",
          "image/webp",
          "application/octet-stream",
          ";",
          "a/b/c",
          "application/x-www-form-urlencoded");
  private static final List<String> VERSIONS =
      List.of("HTTP/1.0", "HTTP/2.0", "HTTP/0.9", "HTTP", "");
  private static final List<String> CHUNKS =
      List.of(
          "zz\r\n",
          "ffffffffff\r\n",
          "5\r\nabc",
          "-1\r\n",
          "3;x=y\r\n{}\n\r\n0\r\n\r\n",
          "0\r\n\r\n",
          "");

  private final Random random;
  private final List<ValidRequest> valid;
  private final BodyMutations bodies;

  RequestMutations(long seed, List<ValidRequest> valid) {
    this.random = new Random(seed);
    this.valid = valid;
    this.bodies = new BodyMutations(random);
  }

  /**
   * A request as it goes over the wire.
   *
   * @param framed whether its length is what its headers say, so that the connection may be used on
   */
  @SuppressWarnings("ArrayRecordComponent") // a carrier: requests are never compared
  record Wire(byte[] bytes, boolean head, boolean framed) {
    @Override
    public String toString() {
      String text = new String(bytes, ISO_8859_1);
      return text.length() <= 1_500 ? text : text.substring(0, 1_500) + "…" + text.length();
    }
  }

  Wire next() {
    ValidRequest request = valid.get(random.nextInt(valid.size()));
    return switch (random.nextInt(10)) {
      case 0 -> framed(request.withMethod(any(METHODS)));
      case 1 -> framed(request.withPath(path(request.path())));
      case 2 -> framed(request.withType(any(TYPES)));
      case 3 -> framed(request.withBody(any(valid).body()));
      case 4 -> unframed(request);
      default ->
          request.body().length == 0
              ? framed(request.withPath(path(request.path())))
              : framed(request.withBody(bodies.spoil(request.body())));
    };
  }

  private <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private String path(String path) {
    List<String> segments = new ArrayList<>(List.of(path.split("/", -1)));
    int at = random.nextInt(segments.size());
    switch (random.nextInt(4)) {
      case 0 -> segments.set(at, any(SEGMENTS));
      case 1 -> segments.add(at, any(SEGMENTS));
      case 2 -> segments.remove(at);
      default -> segments.add("?" + any(SEGMENTS) + "=" + any(SEGMENTS));
    }
    return String.join("/", segments);
  }

  private static Wire framed(ValidRequest request) {
    String type = request.type().isEmpty() ? "" : "Content-Type: " + request.type() + "\r\n";
    String head =
        request.method() + " " + request.path() + " HTTP/1.1\r\nHost: localhost\r\n" + type;
    // Whether a server reads on after a request line that it cannot read is its own affair.
    boolean clean = (request.method() + request.path()).matches("[!-~]{2,4000}");
    return wire(request, head + "Content-Length: " + request.body().length + "\r\n\r\n", clean);
  }

  private Wire unframed(ValidRequest request) {
    String line = request.method() + " " + request.path() + " ";
    String length = "Content-Length: " + request.body().length + "\r\n";
    String type = request.type().isEmpty() ? "" : "Content-Type: " + request.type() + "\r\n";
    return switch (random.nextInt(5)) {
      case 0 ->
          wire(request, line + any(VERSIONS) + "\r\nHost: localhost\r\n" + length + "\r\n", false);
      case 1 -> {
        String chunk = any(CHUNKS);
        String head =
            line + "HTTP/1.1\r\nHost: localhost\r\n" + type + "Transfer-Encoding: chunked\r\n\r\n";
        yield wire(request.withBody(chunk.getBytes(ISO_8859_1)), head, false);
      }
      case 2 -> {
        Wire whole =
            wire(request, line + "HTTP/1.1\r\nHost: localhost\r\n" + type + length + "\r\n", false);
        int cut = 1 + random.nextInt(whole.bytes.length);
        yield new Wire(Arrays.copyOf(whole.bytes, cut), whole.head, false);
      }
      default ->
          wire(
              request,
              line
                  + "HTTP/1.1\r\nHost: localhost\r\n"
                  + type
                  + any(HEADERS)
                  + "\r\n"
                  + length
                  + "\r\n",
              false);
    };
  }

  private static Wire wire(ValidRequest request, String head, boolean framed) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head.getBytes(ISO_8859_1));
    bytes.writeBytes(request.body());
    return new Wire(bytes.toByteArray(), request.method().equals("HEAD"), framed);
  }
}
