package dev.akin.engine;

import dev.akin.engine.point.PointId;
import dev.akin.engine.proof.BytesPerVector;
import dev.akin.engine.proof.Measurement;
import dev.akin.engine.proof.Neighbor;
import dev.akin.engine.proof.Proof;
import dev.akin.engine.proof.ProofQuery;
import dev.akin.engine.proof.ProofSearch;
import dev.akin.engine.proof.Prover;
import dev.akin.engine.proof.ProverParameters;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Proves a collection by its own search, the way a client uses it, but for the result cache. */
final class CollectionProver {
  private final Collection collection;
  private final String vector;

  /**
   * @param vector the name of the vector by which it is searched; one that the collection has
   */
  CollectionProver(Collection collection, String vector) {
    this.collection = collection;
    this.vector = vector;
  }

  Proof prove(List<ProofQuery<PointId>> queries) {
    int dimension =
        Objects.requireNonNull(collection.parameters().vectors().get(vector)).dimension();
    for (ProofQuery<PointId> query : queries) {
      if (query.vector().length != dimension) {
        throw new InvalidRequestException(
            "proof query: dimension %,d, collection \"%s\" has %,d"
                .formatted(query.vector().length, collection.name(), dimension));
      }
    }
    Prover<PointId> prover =
        new Prover<>(
            search(SearchOptions.defaults().withExact(true)), search(SearchOptions.defaults()));
    Measurement measured =
        prover.measure(queries, collection.parameters().contract(), ProverParameters.defaults());
    CollectionStatus status = collection.status();
    return new Proof(
        new Proof.Subject(
            status.points(),
            dimension,
            collection.parameters().contract(),
            Objects.requireNonNull(status.plans().get(vector))),
        measured.recall(),
        measured.latencyMillis(),
        new BytesPerVector(status.memoryBytesPerVector(), status.diskBytesPerVector()),
        Instant.now());
  }

  private ProofSearch<PointId> search(SearchOptions options) {
    return (query, k) -> {
      SearchRequest request =
          SearchRequest.of(query, k).withUsing(vector).withFetch(Fetch.IDS).withOptions(options);
      return collection.searchAnew(request).points().stream()
          .map(found -> new Neighbor<>(found.id(), (double) found.score()))
          .toList();
    };
  }
}
