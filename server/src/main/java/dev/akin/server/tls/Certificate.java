package dev.akin.server.tls;

import dev.akin.server.parameter.TlsFiles;
import io.helidon.common.configurable.Resource;
import io.helidon.common.pki.Keys;
import io.helidon.common.tls.Tls;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;

/** A certificate with its private key, as read from files: TLS 1.3 and 1.2. */
public final class Certificate {
  private Certificate() {}

  /**
   * Reads a certificate and its key.
   *
   * @throws IOException if a file cannot be read
   * @throws IllegalArgumentException if they are no certificate and no key, or do not belong
   *     together; the message says which
   */
  public static Tls read(TlsFiles files) throws IOException {
    Keys chain =
        parsed(
            files.certificate(),
            "is no PEM certificate",
            pem -> Keys.builder().pem(each -> each.certChain(pem)).build());
    Keys key =
        parsed(
            files.key(),
            "is no PEM private key in PKCS#8 without a password",
            pem -> Keys.builder().pem(each -> each.key(pem)).build());
    PrivateKey privateKey = key.privateKey().orElseThrow(() -> unfit(files.key(), "has no key"));
    List<X509Certificate> certificates = chain.certChain();
    requirePair(files, privateKey, certificates.getFirst().getPublicKey());
    return Tls.builder()
        .privateKey(privateKey)
        .privateKeyCertChain(certificates)
        .enabledProtocols(List.of("TLSv1.3", "TLSv1.2"))
        .build();
  }

  private interface Parser {
    Keys parse(Resource pem);
  }

  private static Keys parsed(Path file, String otherwise, Parser parser) throws IOException {
    byte[] pem = Files.readAllBytes(file);
    try {
      return parser.parse(Resource.create(file.toString(), pem));
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(file + " " + otherwise, e);
    }
  }

  /** Two files are never exchanged at one instant: what does not match is not used. */
  private static void requirePair(TlsFiles files, PrivateKey privateKey, PublicKey publicKey) {
    try {
      String algorithm =
          switch (privateKey.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> privateKey.getAlgorithm();
          };
      byte[] text = files.toString().getBytes(StandardCharsets.UTF_8);
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(privateKey);
      signature.update(text);
      byte[] signed = signature.sign();
      signature.initVerify(publicKey);
      signature.update(text);
      if (signature.verify(signed)) {
        return;
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(notAPair(files), e);
    }
    throw new IllegalArgumentException(notAPair(files));
  }

  private static String notAPair(TlsFiles files) {
    return files.key() + " is not the private key of " + files.certificate();
  }

  private static IllegalArgumentException unfit(Path file, String why) {
    return new IllegalArgumentException(file + " " + why);
  }
}
