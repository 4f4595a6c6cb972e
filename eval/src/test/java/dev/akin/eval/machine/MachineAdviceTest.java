package dev.akin.eval.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.core.kernel.KernelFamily;
import dev.akin.core.kernel.KernelFamily.Choice;
import dev.akin.core.kernel.KernelSpeed;
import dev.akin.eval.Advice;
import dev.akin.eval.Advice.Severity;
import dev.akin.eval.machine.MachineReport.Surroundings;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MachineAdviceTest {
  private static final long GIB = 1L << 30;
  private static final Hardware HARDWARE = new Hardware("a processor", 8, 16 * GIB);
  private static final JavaProcess JAVA = new JavaProcess("25", "a vendor", 4 * GIB);
  private static final KernelSpeed FAST = new KernelSpeed("dot of float32", 128, 5, 50);
  private static final KernelReport KERNELS =
      new KernelReport(
          Choice.SIMD, List.of(new KernelFamily("rows", "512", Optional.empty())), List.of(FAST));
  private static final Surroundings SURROUNDINGS =
      new Surroundings(
          HugePages.ALWAYS, Optional.empty(), Optional.of(new Disk("ext4", 50 * GIB, 100 * GIB)));

  private static List<Advice> advice(KernelReport kernels) {
    return new MachineReport(HARDWARE, JAVA, kernels, SURROUNDINGS).advice();
  }

  private static List<Advice> advice(Surroundings surroundings) {
    return new MachineReport(HARDWARE, JAVA, KERNELS, surroundings).advice();
  }

  @Test
  void aMachineThatIsWellSetUpNeedsNoAdvice() {
    assertThat(advice(KERNELS)).isEmpty();
  }

  @Test
  void missingSimdIsAWarningWithTheFlag() {
    assertThat(advice(new KernelReport(Choice.WITHOUT_MODULE, List.of(), List.of())))
        .singleElement()
        .satisfies(found -> assertThat(found.severity()).isEqualTo(Severity.WARNING))
        .satisfies(
            found -> assertThat(found.remedy()).contains("--add-modules jdk.incubator.vector"));
    assertThat(advice(new KernelReport(Choice.SCALAR_BY_PROPERTY, List.of(), List.of())))
        .singleElement()
        .satisfies(found -> assertThat(found.severity()).isEqualTo(Severity.INFO));
  }

  @Test
  void aFailedSelfTestIsAWarningWithTheDifference() {
    KernelFamily failed = new KernelFamily("tables", "scalar", Optional.of("sum 3, expected 4"));
    assertThat(advice(new KernelReport(Choice.SIMD, List.of(failed), List.of())))
        .singleElement()
        .satisfies(found -> assertThat(found.severity()).isEqualTo(Severity.WARNING))
        .satisfies(found -> assertThat(found.what()).contains("tables", "sum 3, expected 4"));
  }

  @Test
  void aKernelSlowerThanItsTwinIsAWarning() {
    KernelSpeed slow = new KernelSpeed("dot of float16", 768, 90, 60);
    assertThat(advice(new KernelReport(Choice.SIMD, List.of(), List.of(FAST, slow))))
        .singleElement()
        .satisfies(found -> assertThat(found.what()).contains("float16", "768", "90.0", "60.0"));
  }

  @Test
  void aHeapThatLeavesNoMemoryIsAWarning() {
    MachineReport report =
        new MachineReport(HARDWARE, new JavaProcess("25", "v", 15 * GIB), KERNELS, SURROUNDINGS);
    assertThat(report.advice())
        .singleElement()
        .satisfies(found -> assertThat(found.what()).contains("15.0 GiB of 16.0 GiB"));
  }

  @Test
  void whatTheSystemWithholdsIsSaid() {
    assertThat(
            advice(
                new Surroundings(
                    HugePages.NEVER,
                    Optional.of("start Java with --enable-native-access=ALL-UNNAMED"),
                    Optional.of(new Disk("ext4", GIB / 2, 100 * GIB)))))
        .hasSize(3)
        .anySatisfy(found -> assertThat(found.remedy()).contains("--enable-native-access"))
        .anySatisfy(found -> assertThat(found.what()).contains("switched off (never)"))
        .anySatisfy(found -> assertThat(found.what()).contains("512.0 MiB of 100.0 GiB are free"));
    assertThat(advice(new Surroundings(HugePages.MADVISE, Optional.empty(), Optional.empty())))
        .singleElement()
        .satisfies(found -> assertThat(found.severity()).isEqualTo(Severity.INFO));
  }
}
