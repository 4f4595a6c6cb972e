package dev.akin.engine;

import dev.akin.engine.damage.Damage;
import dev.akin.engine.file.DurableFiles;
import dev.akin.engine.file.SealedJson;
import dev.akin.engine.point.NamedVectors;
import dev.akin.engine.point.Payload;
import dev.akin.engine.proof.Proof;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The newest proofs of a collection, in {@code proof.json} of its folder: as {@link Proof#toJson()}
 * writes it where the vectors have no names, else an object {@code vectors} of such by name.
 */
final class ProofFile {
  private static final System.Logger LOGGER = System.getLogger(ProofFile.class.getName());
  private static final String FILE = "proof.json";
  private static final String NAMED = "vectors";
  private static final int LONGEST = 1 << 20;

  private final Path file;
  private Map<String, Proof> proofs;

  /** Reads the proof if there is one; a broken one is no proof, and said so. */
  ProofFile(Path folder) {
    file = folder.resolve(FILE);
    proofs = Files.exists(file) ? read() : Map.of();
  }

  /** What is wrong with the proof in a folder; nothing if there is none. */
  static Optional<Damage> damage(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      var _ = ofJson(Payload.fromJson(SealedJson.read(file, LONGEST)));
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

  private static Map<String, Proof> ofJson(Payload json) {
    Optional<Object> named = json.field(NAMED);
    if (!(named.isPresent() && named.get() instanceof Map<?, ?> byName)) {
      return Map.of(NamedVectors.UNNAMED, Proof.ofJson(json.fields()));
    }
    Map<String, Proof> proofs = new TreeMap<>();
    byName.forEach((name, proof) -> {
      if (!(proof instanceof Map<?, ?> fields)) {
        throw new IllegalArgumentException("the proof of vector \"" + name + "\" is no object");
      }
      proofs.put(name.toString(), Proof.ofJson(Payload.of(texts(fields)).fields()));
    });
    return proofs;
  }

  private static Map<String, Object> texts(Map<?, ?> fields) {
    Map<String, Object> texts = new LinkedHashMap<>();
    fields.forEach((name, value) -> texts.put(name.toString(), value));
    return texts;
  }

  private static Map<String, Object> toJson(Map<String, Proof> proofs) {
    Proof unnamed = proofs.get(NamedVectors.UNNAMED);
    if (unnamed != null) {
      return unnamed.toJson();
    }
    Map<String, Object> byName = new LinkedHashMap<>();
    proofs.forEach((name, proof) -> byName.put(name, proof.toJson()));
    return Map.of(NAMED, byName);
  }

  private Map<String, Proof> read() {
    try {
      return ofJson(Payload.fromJson(SealedJson.read(file, LONGEST)));
    } catch (IOException | IllegalArgumentException e) {
      LOGGER.log(
          Level.WARNING, "{0} is ignored: {1}; prove the collection again", file, e.getMessage());
      return Map.of();
    }
  }

  /** The proof of the search by a vector. */
  synchronized Optional<Proof> proof(String vector) {
    return Optional.ofNullable(proofs.get(vector));
  }

  synchronized void replace(String vector, Proof newer) throws IOException {
    Map<String, Proof> all = new TreeMap<>(proofs);
    all.put(vector, newer);
    SealedJson.write(file, Payload.of(toJson(all)).toJson());
    proofs = all;
  }
}
