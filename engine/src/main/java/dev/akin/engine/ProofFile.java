package dev.akin.engine;

import dev.akin.engine.file.DurableFiles;
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
  private static final int LONGEST = 1 << 20;

  private final Path file;
  private Optional<Proof> proof;

  /** Reads the proof if there is one; a broken one is no proof, and said so. */
  ProofFile(Path folder) throws IOException {
    file = folder.resolve("proof.json");
    proof = Files.exists(file) ? read() : Optional.empty();
  }

  private Optional<Proof> read() throws IOException {
    try {
      return Optional.of(Proof.ofJson(Payload.fromJson(DurableFiles.read(file, LONGEST)).fields()));
    } catch (IllegalArgumentException e) {
      LOGGER.log(
          Level.WARNING, "{0} is ignored: {1}; prove the collection again", file, e.getMessage());
      return Optional.empty();
    }
  }

  synchronized Optional<Proof> proof() {
    return proof;
  }

  synchronized void replace(Proof newer) throws IOException {
    DurableFiles.write(file, Payload.of(newer.toJson()).toJson());
    proof = Optional.of(newer);
  }
}
