package dev.akin.core.refine;

import dev.akin.core.index.Index;
import dev.akin.core.index.IndexBuilder;
import dev.akin.core.index.Sample;
import dev.akin.core.index.TrainedIndex;
import dev.akin.core.vector.VectorCollector;
import dev.akin.core.vector.VectorSet;

/**
 * A trained inner index whose rows are kept for refining.
 *
 * @param inner what was trained
 * @param sample what it was trained on: dimension and metric of the raw vectors
 */
public record RefinedTraining(TrainedIndex inner, Sample sample) implements TrainedIndex {
  @Override
  public IndexBuilder builder() {
    IndexBuilder builder = inner.builder();
    VectorCollector rows = new VectorCollector(sample.vectors().dimension());
    return new IndexBuilder() {
      @Override
      public void add(VectorSet added) {
        rows.add(added);
        builder.add(added);
      }

      @Override
      public Index build() {
        return new RefinedIndex(builder.build(), rows.vectors(), sample.metric());
      }
    };
  }
}
