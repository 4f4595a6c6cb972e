package dev.akin.eval.machine;

/**
 * The Java that runs.
 *
 * @param version of the platform
 * @param vendor who built it
 * @param heapBytes how large the heap may grow
 */
public record JavaProcess(String version, String vendor, long heapBytes) {
  /** The Java of this process. */
  public static JavaProcess current() {
    return new JavaProcess(
        Runtime.version().toString(),
        System.getProperty("java.vendor", "unknown vendor"),
        Runtime.getRuntime().maxMemory());
  }
}
