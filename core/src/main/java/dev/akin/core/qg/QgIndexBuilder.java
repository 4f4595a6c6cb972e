package dev.akin.core.qg;

import dev.akin.core.index.Index;
import dev.akin.core.index.IndexBuilder;
import dev.akin.core.index.TrainRequest;
import dev.akin.core.parallel.Workers;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorCollector;
import dev.akin.core.vector.VectorSet;

/**
 * Collects rows and builds the graph over copies of all of them. While it builds it has, beside
 * rows and records, a rotated copy of the vectors.
 */
final class QgIndexBuilder implements IndexBuilder {
  private final Metric metric;
  private final QgParameters parameters;
  private final CodeSpace space;
  private final Workers workers;
  private final VectorCollector rows;

  QgIndexBuilder(TrainRequest request, QgParameters parameters, CodeSpace space) {
    this.metric = request.sample().metric();
    this.parameters = parameters;
    this.space = space;
    this.workers = request.options().workers();
    this.rows = new VectorCollector(request.sample().vectors().dimension());
  }

  @Override
  public void add(VectorSet added) {
    rows.add(added);
  }

  @Override
  public Index build() {
    Records records = Records.of(rows.vectors());
    VectorSet rotated = space.rotate(records.vectors(), workers);
    int entry =
        metric == Metric.DOT
            ? linkForProducts(records)
            : new GraphConstruction(records, rotated, parameters, workers).run(space.mean());
    if (metric != Metric.L2) {
      RecordEncoder.encodeAll(records, rotated, metric, workers);
    }
    QgShape shape =
        new QgShape(records.size(), records.layout().dimension(), metric, entry, parameters);
    return new QgIndex(shape, space, records, () -> {});
  }

  /**
   * Links for inner products: those of {@link Augmentation augmented} vectors, among which the
   * largest product is the smallest distance. Codes and records have no use for the coordinate that
   * is added.
   */
  private int linkForProducts(Records records) {
    VectorSet augmented = Augmentation.of(records.vectors());
    CodeSpace augmentedSpace = CodeSpace.of(augmented, parameters.seed());
    Records linked = Records.of(augmented);
    VectorSet rotated = augmentedSpace.rotate(augmented, workers);
    int entry =
        new GraphConstruction(linked, rotated, parameters, workers).run(augmentedSpace.mean());
    records.copyLinks(linked);
    return entry;
  }
}
