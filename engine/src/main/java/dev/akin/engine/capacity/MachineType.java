package dev.akin.engine.capacity;

/**
 * A machine to plan with.
 *
 * @param name for people
 * @param cores threads that run at the same time
 * @param memoryGib memory
 * @param diskGib disk
 */
public record MachineType(String name, int cores, double memoryGib, double diskGib) {
  /** What the system and the Java heap leave for vectors and indexes. */
  private static final double USABLE = 0.85;

  static final double GIB = 1L << 30;

  public MachineType {
    if (name.isBlank() || cores < 1 || !(memoryGib > 0 && diskGib > 0)) {
      throw new IllegalArgumentException(
          "machine \"%s\": %d cores, %s GiB of memory, %s GiB of disk; all must be positive"
              .formatted(name, cores, memoryGib, diskGib));
    }
  }

  double usableMemoryBytes() {
    return USABLE * memoryGib * GIB;
  }

  double usableDiskBytes() {
    return USABLE * diskGib * GIB;
  }
}
