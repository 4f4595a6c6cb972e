package dev.akin.engine;

import dev.akin.engine.damage.Damage;
import dev.akin.engine.file.DurableFiles;
import dev.akin.engine.file.SealedJson;
import dev.akin.engine.point.Payload;
import dev.akin.engine.proof.Proof;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The newest proof of a collection, in {@code proof.json} of its folder, as {@link Proof#toJson()}
 * writes it.
 */
final class ProofFile {
  private static final System.Logger LOGGER = System.getLogger(ProofFile.class.getName());
  private static final String FILE = "proof.json";
  private static final int LONGEST = 1 << 20;

  private final Path file;
  private Optional<Proof> proof;

  /** Reads the proof if there is one; a broken one is no proof, and said so. */
  ProofFile(Path folder) {
    file = folder.resolve(FILE);
    proof = Files.exists(file) ? read() : Optional.empty();
  }

  /** What is wrong with the proof in a folder; nothing if there is none. */
  static Optional<Damage> damage(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      var _ = Proof.ofJson(Payload.fromJson(SealedJson.read(file, LONGEST)).fields());
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(Damage.in(file, String.valueOf(e.getMessage())));
    }
  }

  /** Copies the proof of a folder to another one, if there is one. */
  static void copy(Path from, Path to) throws IOException {
    if (Files.exists(from.resolve(FILE))) {
      DurableFiles.write(to.resolve(FILE), DurableFiles.read(from.resolve(FILE), LONGEST));
    }
  }

  private Optional<Proof> read() {
    try {
      return Optional.of(Proof.ofJson(Payload.fromJson(SealedJson.read(file, LONGEST)).fields()));
    } catch (IOException | IllegalArgumentException e) {
      LOGGER.log(
          Level.WARNING, "{0} is ignored: {1}; prove the collection again", file, e.getMessage());
      return Optional.empty();
    }
  }

  synchronized Optional<Proof> proof() {
    return proof;
  }

  synchronized void replace(Proof newer) throws IOException {
    SealedJson.write(file, Payload.of(newer.toJson()).toJson());
    proof = Optional.of(newer);
  }
}
