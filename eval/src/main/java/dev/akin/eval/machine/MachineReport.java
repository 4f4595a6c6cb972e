package dev.akin.eval.machine;

import dev.akin.core.parallel.BackgroundPriority;
import dev.akin.eval.Advice;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What this machine has, what Java makes of it, and what should be changed.
 *
 * @param hardware processors and memory
 * @param java the Java that runs
 * @param kernels what distances are computed with
 * @param surroundings what the operating system grants
 */
public record MachineReport(
    Hardware hardware, JavaProcess java, KernelReport kernels, Surroundings surroundings) {
  /** Enough on a busy machine; an idle one takes three. */
  private static final Duration KERNELS = Duration.ofSeconds(15);

  /**
   * What the operating system grants.
   *
   * @param hugePages to whom it gives them
   * @param backgroundObstacle why work that nobody waits for has the priority of searches; empty if
   *     it gives way
   * @param disk where the data is, if that was asked for
   */
  public record Surroundings(
      HugePages hugePages, Optional<String> backgroundObstacle, Optional<Disk> disk) {}

  /** Looks at the machine; takes some seconds, most of them for the speed of the kernels. */
  public static MachineReport measure() {
    return measure(KERNELS, Optional.empty());
  }

  /**
   * Looks at the machine and at the file system of a data directory.
   *
   * @throws java.nio.file.NoSuchFileException if there is no such directory
   */
  public static MachineReport measure(Path data) throws IOException {
    return measure(KERNELS, Optional.of(Disk.of(data)));
  }

  static MachineReport measure(Duration forKernels, Optional<Disk> disk) {
    return new MachineReport(
        Hardware.found(),
        JavaProcess.current(),
        KernelReport.measured(forKernels),
        new Surroundings(HugePages.found(), BackgroundPriority.obstacle(), disk));
  }

  /** What should be changed, and what is good to know. */
  public List<Advice> advice() {
    return MachineAdvice.of(this);
  }
}
