package dev.akin.core.flat;

import dev.akin.core.index.Index;
import dev.akin.core.index.IndexBuilder;
import dev.akin.core.index.Sample;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorCollector;
import dev.akin.core.vector.VectorSet;

/** Keeps the rows. */
final class FlatBuilder implements IndexBuilder {
  private final Metric metric;
  private final VectorCollector rows;

  /** A builder for vectors of the sample's dimension and metric. */
  FlatBuilder(Sample sample) {
    metric = sample.metric();
    rows = new VectorCollector(sample.vectors().dimension());
  }

  @Override
  public void add(VectorSet added) {
    rows.add(added);
  }

  @Override
  public Index build() {
    return new FlatIndex(rows.vectors(), metric);
  }
}
