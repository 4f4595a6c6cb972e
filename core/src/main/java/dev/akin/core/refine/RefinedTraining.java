package dev.akin.core.refine;

import dev.akin.core.index.Index;
import dev.akin.core.index.IndexBuilder;
import dev.akin.core.index.Sample;
import dev.akin.core.index.TrainedIndex;
import dev.akin.core.parallel.Workers;
import dev.akin.core.quantizer.Quantizer;
import dev.akin.core.vector.VectorCollector;
import dev.akin.core.vector.VectorSet;
import java.util.Optional;

/** A trained inner index whose rows are kept for refining, raw or as better codes. */
public final class RefinedTraining implements TrainedIndex {
  private final TrainedIndex inner;
  private final Sample sample;
  private final Optional<Quantizer> code;
  private final Workers workers;

  private RefinedTraining(
      TrainedIndex inner, Sample sample, Optional<Quantizer> code, Workers workers) {
    this.inner = inner;
    this.sample = sample;
    this.code = code;
    this.workers = workers;
  }

  /**
   * Refining by raw vectors.
   *
   * @param sample what was trained on: dimension and metric of the raw vectors
   */
  public static RefinedTraining byVectors(TrainedIndex inner, Sample sample) {
    return new RefinedTraining(inner, sample, Optional.empty(), Workers.of(1));
  }

  /**
   * Refining by a code.
   *
   * @param workers encode the rows
   * @throws IllegalArgumentException if the code cannot be read row by row
   */
  public static RefinedTraining byCode(
      TrainedIndex inner, Sample sample, Quantizer code, Workers workers) {
    CodeRefinement.rows(code);
    return new RefinedTraining(inner, sample, Optional.of(code), workers);
  }

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
        return new RefinedIndex(builder.build(), refinement(rows.vectors()));
      }
    };
  }

  private Refinement refinement(VectorSet vectors) {
    return code.isPresent()
        ? CodeRefinement.encode(code.get(), vectors, workers)
        : new RawRefinement(vectors, sample.metric());
  }
}
