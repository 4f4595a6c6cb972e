package dev.akin.eval.machine;

import static dev.akin.eval.Advice.info;
import static dev.akin.eval.Advice.warning;
import static java.util.Comparator.comparingDouble;

import dev.akin.core.kernel.KernelFamily;
import dev.akin.core.kernel.KernelSpeed;
import dev.akin.eval.Advice;
import dev.akin.eval.Figures;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** The rules by which a machine is judged. */
final class MachineAdvice {
  /** Free bytes below which merges, which write a segment before they delete others, may fail. */
  private static final long LITTLE_DISK = 1L << 30;

  private static final double MUCH_HEAP = 0.75;

  private final MachineReport report;
  private final List<Advice> advice = new ArrayList<>();

  private MachineAdvice(MachineReport report) {
    this.report = report;
  }

  static List<Advice> of(MachineReport report) {
    MachineAdvice rules = new MachineAdvice(report);
    rules.kernels();
    rules.slowKernels();
    rules.background();
    rules.heap();
    rules.hugePages();
    rules.disk();
    return List.copyOf(rules.advice);
  }

  private void kernels() {
    switch (report.kernels().choice()) {
      case SIMD -> {}
      case WITHOUT_MODULE ->
          advice.add(
              warning(
                  "Java was started without SIMD: distances are computed value by value, several times slower",
                  "start Java with --add-modules jdk.incubator.vector"));
      case SCALAR_BY_PROPERTY ->
          advice.add(
              info(
                  "SIMD is switched off by -Dakin.kernels=scalar, which is several times slower",
                  "leave -Dakin.kernels away"));
      case FAILED -> {}
    }
    for (KernelFamily family : report.kernels().families()) {
      family
          .difference()
          .ifPresent(difference ->
              advice.add(
                  warning(
                      "the SIMD kernels of %s failed their self-test and are not used: %s"
                          .formatted(family.name(), difference),
                      "report it with the output of --json; another JDK may help, and -Dakin.kernels=256 or 128")));
    }
  }

  /** SIMD that is no faster than scalar code was not compiled, or not as it should be. */
  private void slowKernels() {
    List<KernelSpeed> slow =
        report.kernels().speeds().stream().filter(speed -> speed.timesAsFast() < 1).toList();
    if (report.kernels().choice() == KernelFamily.Choice.SIMD && !slow.isEmpty()) {
      KernelSpeed worst = Collections.min(slow, comparingDouble(KernelSpeed::timesAsFast));
      advice.add(
          warning(
              String.format(
                  Locale.ROOT,
                  "%d of %d kernels are slower than their scalar twins; %s of dimension %,d takes %.1f instead of %.1f ns",
                  slow.size(),
                  report.kernels().speeds().size(),
                  worst.kernel(),
                  worst.dimension(),
                  worst.nanos(),
                  worst.scalarNanos()),
              "run it again while the machine is idle, so that they are compiled in time; if it stays so, try -Dakin.kernels=256"));
    }
  }

  private void background() {
    report
        .surroundings()
        .backgroundObstacle()
        .ifPresent(obstacle ->
            advice.add(
                info(
                    "merges and index builds have the priority of searches, which wait for them under load",
                    obstacle)));
  }

  private void heap() {
    long heap = report.java().heapBytes();
    long memory = report.hardware().memoryBytes();
    if (memory > 0 && heap > MUCH_HEAP * memory) {
      advice.add(
          warning(
              "the heap may grow to %s of %s of memory; vectors, codes and graphs lie outside of it, and files are cached there"
                  .formatted(Figures.bytes(heap), Figures.bytes(memory)),
              "start Java with a smaller -Xmx, such as a quarter of the memory"));
    }
  }

  private void hugePages() {
    switch (report.surroundings().hugePages()) {
      case ALWAYS, UNKNOWN -> {}
      case MADVISE ->
          advice.add(
              info(
                  "transparent huge pages go to who asks (madvise), which Java does for its heap alone: vectors outside of it are reached through pages of 4 KiB",
                  "where large indexes are built and walked in memory, measure with \"always\" in /sys/kernel/mm/transparent_hugepage/enabled"));
      case NEVER ->
          advice.add(
              info(
                  "transparent huge pages are switched off (never): heap and vectors are reached through pages of 4 KiB",
                  "where large indexes are built and walked in memory, measure with \"always\" in /sys/kernel/mm/transparent_hugepage/enabled"));
    }
  }

  private void disk() {
    report
        .surroundings()
        .disk()
        .filter(disk -> disk.freeBytes() < Math.max(LITTLE_DISK, disk.bytes() / 20))
        .ifPresent(disk ->
            advice.add(
                warning(
                    "%s of %s are free on the data directory's file system; a full one refuses writes, and merges need room for a copy"
                        .formatted(Figures.bytes(disk.freeBytes()), Figures.bytes(disk.bytes())),
                    "make room, or move the data directory")));
  }
}
