package dev.akin.core.kernel;

import java.util.List;
import java.util.Optional;

/**
 * Kernels that are chosen together.
 *
 * @param name what they compute with
 * @param set the set in use: {@code scalar}, {@code 128}, {@code 256} or {@code 512}
 * @param difference where the SIMD set disagrees with its scalar twin; empty if it agrees, or if
 *     there is none because SIMD is switched off or missing
 */
public record KernelFamily(String name, String set, Optional<String> difference) {
  /** Why kernels are scalar, or that they are not. */
  public enum Choice {
    /** SIMD; a family whose set failed its self-test is scalar nevertheless. */
    SIMD,
    /** Scalar, as {@code -Dakin.kernels=scalar} wants it. */
    SCALAR_BY_PROPERTY,
    /** Scalar, because Java was started without {@code --add-modules jdk.incubator.vector}. */
    WITHOUT_MODULE,
    /** Scalar, because the SIMD set failed its self-test. */
    FAILED
  }

  private static final String SCALAR = "scalar";

  /** Why this process has the kernels that it has. */
  public static Choice choice() {
    if (!Kernels.name().equals(SCALAR)) {
      return Choice.SIMD;
    }
    if (System.getProperty(KernelChoice.PROPERTY, "auto").equals(SCALAR)) {
      return Choice.SCALAR_BY_PROPERTY;
    }
    return KernelChoice.hasModule() ? Choice.FAILED : Choice.WITHOUT_MODULE;
  }

  /** All families of this process, each tested against its scalar twin once more. */
  public static List<KernelFamily> tested() {
    boolean simd = choice() == Choice.SIMD || choice() == Choice.FAILED;
    return List.of(
        family(
            "rows of float32, 1-bit codes, products",
            Kernels.name(),
            simd ? KernelChoice.difference(new SimdKernels(), new ScalarKernels()) : ""),
        family(
            "packed codes and halves",
            PackedKernels.set().getClass() == ScalarPackedKernels.class ? SCALAR : Kernels.name(),
            simd
                ? PackedSelfTest.difference(new SimdPackedKernels(), new ScalarPackedKernels())
                : ""),
        family(
            "tables of product quantization",
            TableKernels.set().getClass() == ScalarTableKernels.class ? SCALAR : Kernels.name(),
            simd
                ? TableSelfTest.difference(new SimdTableKernels(), new ScalarTableKernels())
                : ""));
  }

  private static KernelFamily family(String name, String set, String difference) {
    return new KernelFamily(
        name, set, difference.isEmpty() ? Optional.empty() : Optional.of(difference));
  }
}
