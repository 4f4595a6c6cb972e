package dev.akin.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.engine.Engine;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a program keeps of a server that it has closed. */
final class ServerReleaseTest {
  private static final int ATTEMPTS = 100;

  @TempDir private Path data;

  @Test
  void aClosedServerHoldsNoEngine() throws InterruptedException {
    WeakReference<Engine> engine = servedAndClosed();
    for (int i = 0; i < ATTEMPTS && engine.get() != null; i++) {
      System.gc();
      Thread.sleep(20);
    }
    assertThat(engine.get()).isNull();
  }

  private WeakReference<Engine> servedAndClosed() {
    try (Served served = Served.start(data)) {
      Products.create(served);
      served.post(Products.PATH + "/points/query", "{\"query\":[1,0],\"limit\":2}");
      served.get("/metrics");
      return new WeakReference<>(served.engine());
    }
  }
}
