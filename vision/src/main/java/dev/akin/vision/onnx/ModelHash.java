package dev.akin.vision.onnx;

import dev.akin.vision.encoder.EncoderException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The identity of a model: its name and the SHA-256 of every file its vectors depend on. */
final class ModelHash {
  private static final int BUFFER_BYTES = 1 << 20;
  private static final int HASH_BYTES = 16;

  private ModelHash() {}

  /**
   * {@code name-<32 hex digits>} over the model, files of external weights beside it ({@code
   * model.onnx…}), and the preprocessing. Reads them all.
   */
  static String identity(String name, Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> content = files.filter(ModelHash::decidesVectors).sorted().toList();
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[BUFFER_BYTES];
      for (Path file : content) {
        String header = file.getFileName() + " " + Files.size(file) + "\n";
        digest.update(header.getBytes(StandardCharsets.UTF_8));
        try (InputStream input = Files.newInputStream(file)) {
          for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
            digest.update(buffer, 0, read);
          }
        }
      }
      return name + "-" + HexFormat.of().formatHex(digest.digest(), 0, HASH_BYTES);
    } catch (IOException e) {
      throw new EncoderException(folder + ": cannot be read: " + e, e);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }

  private static boolean decidesVectors(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.startsWith(OnnxEncoder.MODEL) || name.equals(OnnxEncoder.PREPROCESSING);
  }
}
