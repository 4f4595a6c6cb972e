package dev.akin.core.transform;

import dev.akin.core.file.SectionFile;
import dev.akin.core.file.SectionFileWriter;
import dev.akin.core.index.BuildOptions;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Transforms one behind the other, as they stand in a factory string: {@code MIPS,PCA128}. Their
 * sections are numbered, {@code TRANSFORM_0_…}, {@code TRANSFORM_1_…}, behind the chain's prefix.
 */
public final class TransformChain implements Transform {
  private static final String STEP = "TRANSFORM_%d_";

  private final List<Transform> steps;

  /**
   * A chain of at least one step.
   *
   * @throws IllegalArgumentException if a step does not take what the one before it makes
   */
  public TransformChain(List<Transform> steps) {
    this.steps = List.copyOf(steps);
    for (int i = 1; i < steps.size(); i++) {
      requireFit(steps.get(i - 1), steps.get(i));
    }
  }

  /** Trains each step on the sample as the steps before it map it. */
  public static TransformChain train(
      List<TransformToken> tokens, VectorSet sample, Metric metric, BuildOptions options) {
    List<Transform> steps = new ArrayList<>();
    VectorSet mapped = sample;
    Metric behind = metric;
    for (TransformToken token : tokens) {
      if (!steps.isEmpty()) {
        mapped = MappedRows.of(steps.getLast(), mapped, options.workers()).rows();
      }
      Transform step = token.family().train(token.token(), mapped, behind, options);
      steps.add(step);
      behind = step.outputMetric();
    }
    return new TransformChain(steps);
  }

  /**
   * Reads the steps of a file.
   *
   * @param prefix what they were written with
   * @throws dev.akin.core.file.CorruptFileException if one is damaged or they do not fit together
   */
  public static TransformChain read(List<TransformToken> tokens, SectionFile file, String prefix)
      throws IOException {
    List<Transform> steps = new ArrayList<>();
    for (TransformToken token : tokens) {
      String own = prefix + STEP.formatted(steps.size());
      Transform step = token.family().read(file, own);
      if (!steps.isEmpty() && !fits(steps.getLast(), step)) {
        throw TransformShape.corrupt(file, own, mismatch(steps.getLast(), step));
      }
      steps.add(step);
    }
    return new TransformChain(steps);
  }

  @Override
  public String specification() {
    return steps.stream().map(Transform::specification).collect(Collectors.joining(","));
  }

  @Override
  public int inputDimension() {
    return steps.getFirst().inputDimension();
  }

  @Override
  public int outputDimension() {
    return steps.getLast().outputDimension();
  }

  @Override
  public Metric inputMetric() {
    return steps.getFirst().inputMetric();
  }

  @Override
  public Metric outputMetric() {
    return steps.getLast().outputMetric();
  }

  @Override
  public boolean keepsDistances() {
    return steps.stream().allMatch(Transform::keepsDistances);
  }

  @Override
  public VectorMapper mapper() {
    return steps.size() == 1 ? steps.getFirst().mapper() : new ChainMapper(steps);
  }

  @Override
  public long bytesInMemory() {
    return steps.stream().mapToLong(Transform::bytesInMemory).sum();
  }

  @Override
  public void write(SectionFileWriter writer, String prefix) throws IOException {
    for (int i = 0; i < steps.size(); i++) {
      steps.get(i).write(writer, prefix + STEP.formatted(i));
    }
  }

  private static void requireFit(Transform before, Transform step) {
    if (!fits(before, step)) {
      throw new IllegalArgumentException(mismatch(before, step));
    }
  }

  private static boolean fits(Transform before, Transform step) {
    return before.outputDimension() == step.inputDimension()
        && before.outputMetric() == step.inputMetric();
  }

  private static String mismatch(Transform before, Transform step) {
    return "%s takes dimension %,d under %s, %s before it makes %,d under %s"
        .formatted(
            step.specification(),
            step.inputDimension(),
            step.inputMetric(),
            before.specification(),
            before.outputDimension(),
            before.outputMetric());
  }
}
