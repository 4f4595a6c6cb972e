package dev.akin.engine;

import dev.akin.engine.proof.BytesPerVector;
import dev.akin.engine.proof.LatencyParameters;
import dev.akin.engine.proof.LatencyPercentiles;
import dev.akin.engine.proof.LatencyTrial;
import dev.akin.engine.proof.Proof;
import dev.akin.engine.proof.ProofProgress;
import dev.akin.engine.proof.ProofQuery;
import dev.akin.engine.proof.ProofRequest;
import dev.akin.engine.proof.QuerySource;
import dev.akin.engine.proof.ReplayableProof;
import dev.akin.engine.proving.ProofMeasurement;
import dev.akin.engine.proving.SearchUnderProof;
import dev.akin.engine.write.Reading;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Measures a collection: its recall from one reading, which writes meanwhile do not change, then
 * the time of its searches as users get them, without the result cache.
 */
final class CollectionProver {
  private final Collection collection;
  private final OpenCollection open;
  private final ProofRequest request;

  /**
   * @param open the same collection
   * @param request its vector is one that the collection has
   */
  CollectionProver(Collection collection, OpenCollection open, ProofRequest request) {
    this.collection = collection;
    this.open = open;
    this.request = request;
  }

  ReplayableProof prove(ProofProgress progress) throws IOException {
    SearchUnderProof search = open.underProof(request.vector());
    requireDimension(search.kind().dimension());
    ProofMeasurement.Measured measured = measure(search, progress);
    progress.begin("timing searches", 1);
    LatencyPercentiles latency = latency(measured.queries());
    progress.advance(1);
    CollectionStatus status = collection.status();
    Proof proof =
        new Proof(
            new Proof.Subject(
                status.points(),
                search.kind().dimension(),
                search.contract(),
                search.served().plan()),
            measured.recall(),
            latency,
            new BytesPerVector(status.memoryBytesPerVector(), status.diskBytesPerVector()),
            Instant.now(),
            Optional.of(measured.evidence()));
    return new ReplayableProof(collection.name(), request.vector(), proof, measured.queries());
  }

  private ProofMeasurement.Measured measure(SearchUnderProof search, ProofProgress progress)
      throws IOException {
    try (Reading reading = open.store().read()) {
      return new ProofMeasurement(search, progress).measure(reading, request);
    } catch (IllegalArgumentException e) {
      throw new InvalidRequestException(
          "proof of collection \"%s\": %s".formatted(collection.name(), e.getMessage()), e);
    }
  }

  private void requireDimension(int dimension) {
    for (QuerySource source : request.sources()) {
      for (ProofQuery<?> query : source.queries()) {
        if (query.vector().length != dimension) {
          throw new InvalidRequestException(
              "proof query: dimension %,d, collection \"%s\" has %,d"
                  .formatted(query.vector().length, collection.name(), dimension));
        }
      }
    }
  }

  private LatencyPercentiles latency(List<QuerySource> sources) {
    float[][] queries =
        sources.stream()
            .flatMap(source -> source.queries().stream())
            .map(ProofQuery::vector)
            .toArray(float[][]::new);
    int k = collection.parameters().contract().k();
    LatencyTrial.Timed search =
        query ->
            collection.searchAnew(
                SearchRequest.of(query, k).withUsing(request.vector()).withFetch(Fetch.IDS));
    return new LatencyTrial(search, queries, LatencyParameters.defaults())
        .measure(collection.parameters().contract());
  }
}
