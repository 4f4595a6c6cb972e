package dev.akin.eval.machine;

import dev.akin.engine.capacity.MachineType;
import java.io.IOException;
import java.nio.file.Path;

/** The machine of this process, as plans are made with it. */
public final class ThisMachine {
  private static final double GIB = 1L << 30;

  private ThisMachine() {}

  /**
   * Its processors, its memory, and what is free on the disk of a directory.
   *
   * @throws java.nio.file.NoSuchFileException if there is no such directory
   */
  public static MachineType type(Path directory) throws IOException {
    Hardware hardware = Hardware.found();
    return new MachineType(
        "this machine",
        hardware.processors(),
        Math.max(1, hardware.memoryBytes()) / GIB,
        Math.max(1, Disk.of(directory).freeBytes()) / GIB);
  }
}
