package dev.akin.eval.machine;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What this process may use; less than there is, where it runs in a container.
 *
 * @param processor its name, or its architecture where the system does not tell
 * @param processors how many threads run at the same time
 * @param memoryBytes memory of the machine or the container
 */
public record Hardware(String processor, int processors, long memoryBytes) {
  private static final Path CPU = Path.of("/proc/cpuinfo");

  /** What there is. */
  public static Hardware found() {
    long memory =
        ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
            ? system.getTotalMemorySize()
            : 0;
    String architecture = System.getProperty("os.arch", "unknown");
    return new Hardware(
        processor(CPU, architecture), Runtime.getRuntime().availableProcessors(), memory);
  }

  /** The first processor's name in a file such as Linux keeps it. */
  static String processor(Path file, String otherwise) {
    try {
      List<String> lines = Files.readAllLines(file);
      return lines.stream()
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(otherwise);
    } catch (IOException e) {
      return otherwise; // Another system, or one that does not tell.
    }
  }
}
