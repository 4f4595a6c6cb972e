package dev.akin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ServiceApiTest {
  @TempDir static Path data;
  private static Served served;

  @BeforeAll
  static void start() {
    served = Served.start(data);
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  private static Reply root(String accept) {
    return served.send(served.request("/").GET().header("Accept", accept).build());
  }

  @ParameterizedTest
  @ValueSource(strings = {"*/*", "application/json"})
  void clientsGetTheVersion(String accept) {
    Reply reply = root(accept);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().path("title").asString()).isEqualTo("Akin");
    assertThat(reply.json().path("version").asString()).isNotBlank();
    assertThat(reply.header("Vary")).isEqualTo("Accept");
  }

  @Test
  void browsersGetThePage() {
    Reply reply = root("text/html,application/xhtml+xml,*/*;q=0.8");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(reply.header("Content-Security-Policy")).contains("script-src 'self'");
    assertThat(reply.header("Access-Control-Allow-Origin")).isEmpty();
    assertThat(reply.text()).contains("<title>Akin");
    Reply again =
        served.send(
            served
                .request("/")
                .header("Accept", "text/html")
                .header("If-None-Match", reply.header("ETag"))
                .build());
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.text()).isEmpty();
    assertThat(served.get("/page/main.js").header("Content-Type"))
        .isEqualTo("text/javascript; charset=utf-8");
  }

  @Test
  void itSaysThatItIsWell() {
    for (String path : List.of("/healthz", "/livez", "/readyz")) {
      Reply reply = served.get(path);
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.text()).isEqualTo(path.substring(1) + " check passed");
    }
  }

  @Test
  void headAnswersTheHeadersOfGet() {
    Reply head =
        served.send(served.request("/healthz").method("HEAD", BodyPublishers.noBody()).build());
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.header("Content-Length")).isEqualTo("20");
    assertThat(head.text()).isEmpty();
  }

  @Test
  void pathsOutOfThePageLeadNowhere() {
    for (String path : List.of("/page/..%2F..%2Fmodule-info.class", "/page/Page.class", "/page/")) {
      assertThat(served.get(path).status()).as(path).isEqualTo(404);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n",
        "PUT /collections/a HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "nonsense\r\n\r\n",
      })
  void whatIsNotHttpOrNotForThisHostIsRefusedInTheSameShape(String request) throws IOException {
    String reply = raw(request);
    assertThat(reply).startsWith("HTTP/1.1 4");
    assertThat(reply).contains("{\"status\":{\"error\":\"").doesNotContain("Exception");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 500\r\n\r\n{\"vectors\":",
        "Transfer-Encoding: chunked\r\n\r\nb\r\n{\"vectors\":\r\nzz\r\n",
        "Transfer-Encoding: chunked\r\n\r\nb\r\n{\"vectors\":\r\n-1\r\n",
      })
  void aBodyThatBreaksOffIsTheClientsError(String rest) throws IOException {
    String reply =
        raw(
            "PUT /collections/half HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + rest);
    assertThat(reply).startsWith("HTTP/1.1 400");
    assertThat(reply).contains("the body breaks off after 11 bytes");
    assertThat(served.get("/collections/half").status()).isEqualTo(404);
  }

  private static String raw(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), served.uri("/").getPort())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      socket.shutdownOutput();
      InputStream in = socket.getInputStream();
      StringBuilder reply = new StringBuilder();
      byte[] buffer = new byte[4_096];
      while (!reply.toString().endsWith("}")) {
        int read = in.read(buffer);
        if (read < 0) {
          break;
        }
        reply.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
      }
      return reply.toString();
    }
  }
}
