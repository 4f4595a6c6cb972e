package dev.akin.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.core.kernel.KernelFamily.Choice;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class KernelFamilyTest {
  @Test
  void everyFamilySaysItsSetAndAgreesWithItsTwin() {
    assertThat(KernelFamily.tested())
        .hasSize(3)
        .allSatisfy(family -> assertThat(family.set()).isEqualTo(Kernels.name()))
        .allSatisfy(family -> assertThat(family.difference()).isEmpty());
    boolean scalar = Kernels.name().equals("scalar");
    assertThat(KernelFamily.choice() == Choice.SIMD).isNotEqualTo(scalar);
  }

  @Test
  void speedsAreOfTheSameKernelsInBothSets() {
    List<KernelSpeed> speeds = KernelSpeed.measure(List.of(64, 128), Duration.ofMillis(2));
    assertThat(speeds).hasSize(12);
    assertThat(speeds.subList(0, 6)).extracting(KernelSpeed::kernel).doesNotHaveDuplicates();
    assertThat(speeds)
        .allSatisfy(speed -> {
          assertThat(speed.nanos()).isPositive().isFinite();
          assertThat(speed.scalarNanos()).isPositive().isFinite();
          assertThat(speed.timesAsFast()).isEqualTo(speed.scalarNanos() / speed.nanos());
        });
  }
}
