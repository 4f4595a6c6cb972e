package dev.akin.server.tls;

import dev.akin.server.parameter.TlsFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate for this machine that nobody but its maker vouches for, made by the JDK. */
public final class SelfSigned {
  private static final String PASSWORD = "changeit";

  private final KeyStore store;

  private SelfSigned(KeyStore store) {
    this.store = store;
  }

  /**
   * A new one.
   *
   * @param algorithm {@code EC} or {@code RSA}
   * @param folder where a temporary file may stand
   */
  public static SelfSigned create(String algorithm, Path folder)
      throws IOException, GeneralSecurityException, InterruptedException {
    Path file = folder.resolve(algorithm + System.nanoTime() + ".p12");
    String command =
        "-genkeypair -alias akin -keyalg %s -dname CN=localhost -validity 3650 -storetype PKCS12 -storepass %s -ext SAN=dns:localhost,ip:127.0.0.1 -keystore %s"
            .formatted(algorithm, PASSWORD, file);
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    Process process =
        new ProcessBuilder((keytool + " " + command).split(" ")).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
      throw new IOException("keytool: " + output);
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    return new SelfSigned(store);
  }

  /** Writes both parts as PEM. */
  public void write(TlsFiles files) throws IOException, GeneralSecurityException {
    Files.writeString(files.certificate(), pem("CERTIFICATE", certificate()));
    Files.writeString(files.key(), pem("PRIVATE KEY", key()));
  }

  private byte[] certificate() throws GeneralSecurityException {
    return store.getCertificate("akin").getEncoded();
  }

  private byte[] key() throws GeneralSecurityException {
    return store.getKey("akin", PASSWORD.toCharArray()).getEncoded();
  }

  private static String pem(String what, byte[] bytes) {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(what, lines, what);
  }

  /** A client's context that trusts these certificates and no other. */
  public static SSLContext trusting(SelfSigned... all)
      throws GeneralSecurityException, IOException {
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    for (int i = 0; i < all.length; i++) {
      trusted.setCertificateEntry("akin" + i, all[i].store.getCertificate("akin"));
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, factory.getTrustManagers(), null);
    return context;
  }
}
