package dev.akin.server.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.server.parameter.TlsFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CertificateTest {
  @TempDir static Path folder;
  private static TlsFiles ec;
  private static TlsFiles rsa;

  @BeforeAll
  static void create() throws IOException, GeneralSecurityException, InterruptedException {
    ec = new TlsFiles(folder.resolve("ec.pem"), folder.resolve("ec.key"));
    rsa = new TlsFiles(folder.resolve("rsa.pem"), folder.resolve("rsa.key"));
    SelfSigned.create("EC", folder).write(ec);
    SelfSigned.create("RSA", folder).write(rsa);
  }

  @Test
  void bothKindsOfKeysAreRead() throws IOException {
    assertThat(Certificate.read(ec).enabled()).isTrue();
    assertThat(Certificate.read(rsa).enabled()).isTrue();
  }

  @Test
  void whatIsNoPairIsNamed() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty"));
    refused(new TlsFiles(ec.certificate(), rsa.key()), "rsa.key is not the private key of");
    refused(new TlsFiles(ec.key(), ec.key()), "ec.key is no PEM certificate");
    refused(new TlsFiles(ec.certificate(), ec.certificate()), "is no PEM private key in PKCS#8");
    refused(new TlsFiles(empty, ec.key()), "empty is no PEM certificate");
    refused(new TlsFiles(ec.certificate(), empty), "empty is no PEM private key");
    assertThatThrownBy(() -> Certificate.read(new TlsFiles(folder.resolve("none"), ec.key())))
        .isInstanceOf(NoSuchFileException.class);
  }

  private static void refused(TlsFiles files, String message) {
    assertThatThrownBy(() -> Certificate.read(files))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
