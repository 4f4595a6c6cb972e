package dev.akin.eval.pilot;

import dev.akin.core.vector.Datatype;
import dev.akin.core.vector.Metric;
import dev.akin.engine.capacity.DataProfile;
import dev.akin.engine.capacity.Need.Space;
import dev.akin.engine.contract.MachineCosts;
import dev.akin.eval.Progress;
import dev.akin.eval.dataset.ReadOptions;
import dev.akin.eval.dataset.RowVisitor;
import dev.akin.eval.dataset.VectorFiles;
import dev.akin.eval.sample.RowSample;
import dev.akin.eval.sample.SampleParameters;
import dev.akin.eval.sample.SampledRows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * A pilot over a sample of a file's vectors; queries are rows that were held out.
 *
 * @param file in any format that is read
 * @param metric by which they will be searched
 * @param datatype as which they will be kept
 */
public record FilePilot(Path file, Metric metric, Datatype datatype) {

  /**
   * What a pilot found out.
   *
   * @param rows of the file
   * @param space of its vectors
   * @param profile what searching them costs
   */
  public record Result(long rows, Space space, DataProfile profile) {}

  /** Counts the rows while it draws the sample. */
  private static final class Pass implements RowVisitor {
    final RowSample sample;
    private final Progress progress;
    private int dimension;
    private long rows;

    Pass(RowSample sample, Progress progress) {
      this.sample = sample;
      this.progress = progress;
    }

    @Override
    public void begin(int newDimension, long expected) {
      progress.begin("reading", OptionalLong.of(expected));
      dimension = newDimension;
      sample.begin(newDimension, expected);
    }

    @Override
    public void row(float[] values) {
      sample.row(values);
      progress.advance(++rows);
    }
  }

  /**
   * Reads all rows once and measures a sample.
   *
   * @throws IllegalArgumentException if there are too few rows
   */
  public Result run(Supplier<MachineCosts> costs, PilotParameters parameters, Progress progress)
      throws IOException {
    Pass pass =
        new Pass(
            new RowSample(
                new SampleParameters(parameters.rows(), parameters.queries(), parameters.seed())),
            progress);
    VectorFiles.visit(file, ReadOptions.base(Metric.L2), pass); // As they are, to be sampled.
    SampledRows sample = pass.sample.drawn();
    Space space = new Space(pass.dimension, metric, datatype);
    String source =
        String.format(
            Locale.ROOT,
            "measured on %,d and %,d rows of %s with %,d held-out queries",
            sample.base().size() / PilotParameters.SMALLER,
            sample.base().size(),
            file.getFileName(),
            sample.queries().size());
    DataProfile profile = new Pilot(space, costs, parameters, progress).run(source, sample);
    return new Result(pass.rows, space, profile);
  }
}
