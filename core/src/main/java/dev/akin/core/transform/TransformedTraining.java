package dev.akin.core.transform;

import dev.akin.core.index.Index;
import dev.akin.core.index.IndexBuilder;
import dev.akin.core.index.TrainedIndex;
import dev.akin.core.parallel.Workers;
import dev.akin.core.vector.VectorSet;

/**
 * A transform and what an inner family learned behind it.
 *
 * @param transform maps the rows that are added
 * @param inner takes them mapped
 * @param workers map rows
 */
public record TransformedTraining(TransformChain transform, TrainedIndex inner, Workers workers)
    implements TrainedIndex {
  private static final System.Logger LOG = System.getLogger(TransformedTraining.class.getName());

  @Override
  public IndexBuilder builder() {
    return new Builder(this, inner.builder());
  }

  /** Maps rows on their way into the inner builder. */
  private static final class Builder implements IndexBuilder {
    private final TransformedTraining training;
    private final IndexBuilder inner;
    private int outside;

    Builder(TransformedTraining training, IndexBuilder inner) {
      this.training = training;
      this.inner = inner;
    }

    @Override
    public void add(VectorSet rows) {
      TransformChain transform = training.transform;
      if (rows.dimension() != transform.inputDimension()) {
        throw new IllegalArgumentException(
            "rows have dimension %,d, the index has %,d"
                .formatted(rows.dimension(), transform.inputDimension()));
      }
      MappedRows mapped = MappedRows.of(transform, rows, training.workers);
      outside += mapped.outside();
      inner.add(mapped.rows());
    }

    @Override
    public Index build() {
      TransformedIndex index = new TransformedIndex(inner.build(), training.transform, outside);
      if (outside > 0) {
        LOG.log(
            System.Logger.Level.WARNING,
            "{0}: {1} of {2} rows lie outside of the sample that {3} was trained on; their distances"
                + " are estimates. Train on a sample that holds the longest rows, or refine: \"{0},RFlat\"",
            index.specification(),
            outside,
            index.size(),
            training.transform.specification());
      }
      return index;
    }
  }
}
