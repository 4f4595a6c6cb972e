package dev.akin.eval.machine;

import dev.akin.core.kernel.KernelFamily;
import dev.akin.core.kernel.KernelFamily.Choice;
import dev.akin.core.kernel.KernelSpeed;
import java.time.Duration;
import java.util.List;

/**
 * The kernels that this process computes distances with.
 *
 * @param choice why they are what they are
 * @param families each with the result of its self-test
 * @param speeds of the kernels that searches spend their time in
 */
public record KernelReport(Choice choice, List<KernelFamily> families, List<KernelSpeed> speeds) {
  private static final List<Integer> DIMENSIONS = List.of(128, 768);

  /** Tests all families and measures their kernels at two dimensions. */
  static KernelReport measured(Duration total) {
    return new KernelReport(
        KernelFamily.choice(), KernelFamily.tested(), KernelSpeed.measure(DIMENSIONS, total));
  }
}
