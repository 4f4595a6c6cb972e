package dev.akin.engine.proof;

import dev.akin.engine.file.DurableFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A proof with the queries that it rests on, so that anybody who has the collection can measure it
 * again.
 *
 * @param collection the name that the collection had
 * @param vector the name of the vector by which was searched
 * @param proof what was measured; has its evidence
 * @param queries by where they come from
 */
public record ReplayableProof(
    String collection, String vector, Proof proof, List<QuerySource> queries) {
  private static final int LONGEST = Integer.MAX_VALUE - 8;

  public ReplayableProof {
    queries = List.copyOf(queries);
    if (!proof.fingerprint().queries().equals(QueryHash.of(queries))) {
      throw new IllegalArgumentException("the queries are not those of the proof");
    }
  }

  /**
   * The request that measures the same again.
   *
   * @param filter what the proof's filter means, if it has one
   */
  public ProofRequest request(Optional<ProofFilter> filter) {
    return new ProofRequest(vector, queries, 0, filter, proof.fingerprint().seed());
  }

  /** The filter of the proof as its user wrote it. */
  public Optional<String> filter() {
    return proof.breakdown().filter().map(Breakdown.Filtered::json);
  }

  /** Creates or replaces a file with this proof. */
  public void write(Path file) throws IOException {
    DurableFiles.write(file, ReplayFormat.write(this));
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if the file was changed, or is none of a proof
   * @throws IOException if it cannot be read
   */
  public static ReplayableProof read(Path file) throws IOException {
    byte[] bytes = DurableFiles.read(file, LONGEST);
    try {
      return ReplayFormat.read(bytes);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }
}
