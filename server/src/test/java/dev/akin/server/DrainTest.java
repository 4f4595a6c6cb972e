package dev.akin.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.server.parameter.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DrainTest {
  @TempDir Path data;

  @Test
  void aRequestUnderWayIsAnsweredBeforeTheServerStops() throws IOException, InterruptedException {
    Served served = Served.start(data);
    Products.create(served);
    int port = served.uri("/").getPort();
    String body = "{\"points\":[{\"id\":77,\"vector\":[1,0]}]}";
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(20_000);
      send(
          socket,
          "PUT %s/points HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                  .formatted(Products.PATH)
              + "Expect: 100-continue\r\nContent-Length: "
              + body.length()
              + "\r\n\r\n");
      assertThat(firstLine(socket.getInputStream())).isEqualTo("HTTP/1.1 100 Continue");
      assertThat(firstLine(socket.getInputStream())).isEmpty();
      send(socket, body.substring(0, 10));
      Thread closing = Thread.ofPlatform().start(served::close);
      awaitRefusal(port);
      send(socket, body.substring(10));
      assertThat(firstLine(socket.getInputStream())).isEqualTo("HTTP/1.1 200 OK");
      assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
          .contains("Connection: close");
      closing.join();
    }
    try (Served again = Served.start(data)) {
      assertThat(again.get(Products.PATH + "/points/77").status()).isEqualTo(200);
    }
  }

  @Test
  void whileItStillAnswersItIsNoLongerReady() throws InterruptedException {
    Operation slowly = Operation.defaults().withDrainDelay(Duration.ofSeconds(2));
    Served served = Served.start(data, ServerParameters.defaults().withOperation(slowly));
    assertThat(served.get("/readyz").status()).isEqualTo(200);
    Thread closing = Thread.ofPlatform().start(served::closeServer);
    Reply ready = served.get("/readyz");
    while (ready.status() == 200) {
      ready = served.get("/readyz");
    }
    assertThat(ready.status()).isEqualTo(503);
    assertThat(ready.text()).contains("the server is stopping");
    assertThat(ready.header("Connection")).isEqualTo("close");
    assertThat(served.get("/livez").status()).as("still answered").isEqualTo(200);
    closing.join();
    served.close();
  }

  @Test
  void aPortThatIsTakenIsNamed() {
    try (Served served = Served.start(data)) {
      int port = served.uri("/").getPort();
      assertThatThrownBy(() -> served.startAnother(port))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("cannot listen on 127.0.0.1 port " + port);
    }
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(UTF_8));
    socket.getOutputStream().flush();
  }

  /** Waits until new connections are refused: the server has begun to stop. */
  private static void awaitRefusal(int port) throws IOException {
    long deadline = System.nanoTime() + 10_000_000_000L;
    while (System.nanoTime() < deadline) {
      try (Socket probe = new Socket(InetAddress.getLoopbackAddress(), port)) {
        assertThat(probe.isConnected()).isTrue();
      } catch (ConnectException e) {
        return;
      }
    }
    throw new AssertionError("the server still takes connections");
  }

  private static String firstLine(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }
}
