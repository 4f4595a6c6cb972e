package dev.akin.core.kernel;

import java.util.Locale;

/**
 * Main class of a fresh JVM in a test: says which kernels it chose and where they differ from
 * scalar.
 */
final class KernelAgreement {
  private KernelAgreement() {}

  public static void main(String[] arguments) {
    String name = Kernels.name();
    KernelSet set = name.equals("scalar") ? new ScalarKernels() : new SimdKernels();
    String difference = KernelComparison.difference(set);
    System.out.printf(Locale.ROOT, "chosen=%s difference=[%s]%n", name, difference);
  }
}
