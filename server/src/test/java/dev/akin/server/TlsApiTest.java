package dev.akin.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.server.parameter.Protection;
import dev.akin.server.parameter.TlsFiles;
import dev.akin.server.tls.SelfSigned;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TlsApiTest {
  @TempDir Path folder;

  @Test
  void aRenewedCertificateIsShownToNewConnectionsWhileOldOnesGoOn()
      throws IOException, GeneralSecurityException, InterruptedException {
    TlsFiles files = new TlsFiles(folder.resolve("chain.pem"), folder.resolve("key.pem"));
    SelfSigned old = SelfSigned.create("EC", folder);
    SelfSigned renewed = SelfSigned.create("EC", folder);
    old.write(files);
    ServerParameters parameters =
        ServerParameters.defaults().withProtection(Protection.none().withTls(files));
    try (Served served = Served.start(folder.resolve("data"), parameters, trusting(old))) {
      assertThat(served.uri("/").getScheme()).isEqualTo("https");
      assertThat(served.get("/collections").status()).isEqualTo(200);
      assertThat(isAnswered(served, renewed)).as("not trusted yet").isFalse();

      Files.writeString(files.key(), "half a key");
      renewed.write(files);
      long deadline = System.nanoTime() + 30_000_000_000L;
      while (!isAnswered(served, renewed)) {
        assertThat(System.nanoTime()).as("patience").isLessThan(deadline);
        LockSupport.parkNanos(50_000_000L);
      }
      assertThat(isAnswered(served, old)).as("the old one is gone").isFalse();
      assertThat(served.get("/collections").status()).as("the old connection").isEqualTo(200);
    }
  }

  private static SSLContext trusting(SelfSigned certificate)
      throws GeneralSecurityException, IOException {
    return SelfSigned.trusting(certificate);
  }

  /** Asks over a new connection, trusting that certificate alone. */
  private static boolean isAnswered(Served served, SelfSigned trusted)
      throws GeneralSecurityException, IOException, InterruptedException {
    try (HttpClient client = HttpClient.newBuilder().sslContext(trusting(trusted)).build()) {
      HttpRequest request = HttpRequest.newBuilder(served.uri("/healthz")).build();
      return client.send(request, BodyHandlers.ofString()).statusCode() == 200;
    } catch (SSLException e) {
      return false;
    }
  }
}
