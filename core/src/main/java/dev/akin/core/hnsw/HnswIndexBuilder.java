package dev.akin.core.hnsw;

import dev.akin.core.index.Index;
import dev.akin.core.index.IndexBuilder;
import dev.akin.core.index.TrainRequest;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorCollector;
import dev.akin.core.vector.VectorSet;

/** Collects rows and builds the graph over all of them. */
final class HnswIndexBuilder implements IndexBuilder {
  private final Metric metric;
  private final HnswParameters parameters;
  private final int threads;
  private final VectorCollector rows;

  HnswIndexBuilder(TrainRequest request, HnswParameters parameters) {
    this.metric = request.sample().metric();
    this.parameters = parameters;
    this.threads = request.options().threads();
    this.rows = new VectorCollector(request.sample().vectors().dimension());
  }

  @Override
  public void add(VectorSet added) {
    rows.add(added);
  }

  @Override
  public Index build() {
    return new HnswIndex(HnswGraph.build(rows.vectors(), metric, parameters, threads));
  }
}
