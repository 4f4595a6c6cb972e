package dev.akin.core.norm;

import dev.akin.core.index.Index;
import dev.akin.core.index.IndexBuilder;
import dev.akin.core.index.Sample;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorCollector;
import dev.akin.core.vector.VectorSet;

/** Keeps the rows and sorts them in the end. */
final class NormBuilder implements IndexBuilder {
  private final Metric metric;
  private final VectorCollector rows;

  NormBuilder(Sample sample) {
    metric = sample.metric();
    rows = new VectorCollector(sample.vectors().dimension());
  }

  @Override
  public void add(VectorSet added) {
    rows.add(added);
  }

  @Override
  public Index build() {
    return new NormIndex(NormOrder.of(rows.vectors(), metric), () -> {});
  }
}
