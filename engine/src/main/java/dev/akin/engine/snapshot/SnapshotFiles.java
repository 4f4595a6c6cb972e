package dev.akin.engine.snapshot;

import dev.akin.engine.damage.Damage;
import dev.akin.engine.damage.DamagedException;
import dev.akin.engine.file.DurableFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;

/** The files of a snapshot, read and copied whole. */
final class SnapshotFiles {
  private static final int BUFFER_BYTES = 1 << 20;

  private SnapshotFiles() {}

  /** Where the bytes of a file that is read go. */
  private interface Target {
    void write(ByteBuffer bytes) throws IOException;
  }

  /** All files below a folder with their checksums; names are relative, with slashes. */
  static List<SnapshotFile> of(Path folder) throws IOException {
    List<SnapshotFile> files = new ArrayList<>();
    add(folder, "", files);
    return files;
  }

  private static void add(Path folder, String prefix, List<SnapshotFile> files) throws IOException {
    for (Path child : DurableFiles.children(folder)) {
      String name = prefix + child.getFileName();
      if (Files.isDirectory(child)) {
        add(child, name + "/", files);
      } else {
        files.add(new SnapshotFile(name, Files.size(child), read(child, _ -> {})));
      }
    }
  }

  /**
   * Copies a listed file durably.
   *
   * @throws DamagedException if it is missing or not what the list says; nothing is left of the
   *     copy
   */
  static void copy(SnapshotFile file, Path from, Path to) throws IOException {
    Path source = from.resolve(file.name());
    Path target = to.resolve(file.name());
    if (!Files.exists(source)) {
      throw damaged(source, "is missing");
    }
    if (Files.size(source) != file.bytes()) {
      throw damaged(source, "%,d bytes, expected %,d".formatted(Files.size(source), file.bytes()));
    }
    DurableFiles.createDirectories(DurableFiles.parent(target));
    int checksum;
    try (FileChannel copy =
        FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      checksum =
          read(
              source,
              bytes -> {
                while (bytes.hasRemaining()) {
                  copy.write(bytes);
                }
              });
      copy.force(true);
    }
    if (checksum != file.crc32c()) {
      Files.delete(target);
      HexFormat hex = HexFormat.of();
      throw damaged(
          source,
          "checksum %s, expected %s"
              .formatted(hex.toHexDigits(checksum), hex.toHexDigits(file.crc32c())));
    }
    DurableFiles.forceDirectory(DurableFiles.parent(target));
  }

  private static DamagedException damaged(Path file, String what) {
    return new DamagedException(List.of(Damage.in(file, what)), null);
  }

  /** Reads a file from start to end; returns its CRC32C. */
  private static int read(Path file, Target target) throws IOException {
    CRC32C crc = new CRC32C();
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      while (channel.read(buffer.clear()) >= 0) {
        crc.update(buffer.flip());
        target.write(buffer.rewind());
      }
    }
    return (int) crc.getValue();
  }
}
