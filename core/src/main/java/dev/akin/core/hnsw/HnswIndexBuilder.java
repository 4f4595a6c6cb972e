package dev.akin.core.hnsw;

import dev.akin.core.index.Index;
import dev.akin.core.index.IndexBuilder;
import dev.akin.core.index.TrainRequest;
import dev.akin.core.parallel.Workers;
import dev.akin.core.quantizer.Quantizer;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorCollector;
import dev.akin.core.vector.VectorSet;
import java.util.Optional;

/** Collects rows and builds the graph over all of them. */
final class HnswIndexBuilder implements IndexBuilder {
  private final Metric metric;
  private final HnswParameters parameters;
  private final Workers workers;
  private final Optional<Quantizer> quantizer;
  private final VectorCollector rows;

  HnswIndexBuilder(TrainRequest request, HnswParameters parameters, Optional<Quantizer> quantizer) {
    this.quantizer = quantizer;
    this.metric = request.sample().metric();
    this.parameters = parameters;
    this.workers = request.options().workers();
    this.rows = new VectorCollector(request.sample().vectors().dimension());
  }

  @Override
  public void add(VectorSet added) {
    rows.add(added);
  }

  @Override
  public Index build() {
    VectorSet vectors = rows.vectors();
    HnswGraph graph = HnswGraph.build(vectors, metric, parameters, workers);
    return quantizer.isEmpty()
        ? new HnswIndex(graph)
        : graph.withCodes(RowCodes.encode(quantizer.get(), vectors, workers));
  }
}
