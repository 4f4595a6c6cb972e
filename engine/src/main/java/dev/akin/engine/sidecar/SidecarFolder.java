package dev.akin.engine.sidecar;

import dev.akin.core.file.SectionFile;
import dev.akin.core.hnsw.HnswGraph;
import dev.akin.core.hnsw.HnswSeed;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.RowFingerprints;
import dev.akin.core.vector.VectorSet;
import dev.akin.engine.file.DurableFiles;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The files of a collection's sidecars. Used by one thread at a time. */
final class SidecarFolder {
  private static final System.Logger LOGGER = System.getLogger(SidecarFolder.class.getName());
  private static final int PAGE = 4096;
  private static final int COPY_BYTES = 1 << 20;

  private final Path folder;
  private List<SidecarEntry> entries;

  /** Opens the folder as it is; without a manifest it lists nothing. */
  SidecarFolder(Path folder) throws IOException {
    this.folder = folder;
    this.entries = readManifest();
  }

  /**
   * Opens the folder, creating it where it is missing, and deletes files that the manifest does not
   * list.
   */
  static SidecarFolder openWritable(Path folder) throws IOException {
    DurableFiles.createDirectories(folder);
    SidecarFolder opened = new SidecarFolder(folder);
    opened.deleteUnlisted();
    return opened;
  }

  private List<SidecarEntry> readManifest() throws IOException {
    try {
      return ManifestFormat.read(folder);
    } catch (IllegalArgumentException e) {
      LOGGER.log(
          Level.WARNING,
          "{0} is ignored: {1}; segments are scanned until their graphs are built again",
          folder.resolve(ManifestFormat.FILE),
          e.getMessage());
      return List.of();
    }
  }

  List<SidecarEntry> entries() {
    return entries;
  }

  /**
   * Stores a graph under the name that its entry gives it; it counts once the manifest lists it.
   *
   * @param rows what its rows are recognized by in segments to come
   */
  void save(HnswGraph graph, RowFingerprints rows, SidecarEntry entry) throws IOException {
    DurableFiles.createDirectories(folder);
    graph.save(folder.resolve(entry.file()), rows);
  }

  /** Bytes of a stored graph; 0 if it is missing. */
  long bytes(SidecarEntry entry) {
    try {
      return Files.size(folder.resolve(entry.file()));
    } catch (IOException e) {
      return 0;
    }
  }

  /** Exchanges the manifest and deletes what it no longer lists. */
  void replace(List<SidecarEntry> newEntries) throws IOException {
    if (newEntries.equals(entries)) {
      return;
    }
    ManifestFormat.write(folder, newEntries);
    entries = List.copyOf(newEntries);
    deleteUnlisted();
  }

  private void deleteUnlisted() throws IOException {
    List<String> listed = new ArrayList<>(entries.stream().map(SidecarEntry::file).toList());
    listed.add(ManifestFormat.FILE);
    for (Path file : DurableFiles.children(folder)) {
      if (!listed.contains(file.getFileName().toString())) {
        Files.deleteIfExists(file);
      }
    }
  }

  /**
   * Opens a stored graph over the vectors of its segment, after checking all of its bytes.
   *
   * @throws IOException if the file is missing, damaged, or was built over other vectors
   */
  Sidecar open(SidecarEntry entry, VectorSet vectors, Metric metric) throws IOException {
    Path file = folder.resolve(entry.file());
    MemorySegment bytes = map(file);
    SectionFile.open(bytes, 0, file.toString()).verify();
    return new Sidecar(HnswGraph.open(bytes, 0, vectors, metric), entry, bytes);
  }

  /**
   * Opens a stored graph without vectors, after checking all of its bytes; nothing if it was stored
   * by a version that did not tell of its rows.
   *
   * @throws IOException if the file is missing or damaged
   */
  Optional<HnswSeed> openSeed(SidecarEntry entry) throws IOException {
    Path file = folder.resolve(entry.file());
    MemorySegment bytes = map(file);
    SectionFile.open(bytes, 0, file.toString()).verify();
    return HnswSeed.open(bytes, 0, file.toString());
  }

  /**
   * A mapping that lasts as long as anybody uses it, since searches come and go while sidecars are
   * exchanged.
   */
  static MemorySegment map(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      try {
        return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
      } catch (UnsupportedOperationException e) {
        return copy(channel);
      }
    }
  }

  private static MemorySegment copy(FileChannel channel) throws IOException {
    MemorySegment copy = Arena.ofAuto().allocate(channel.size(), PAGE);
    for (long at = 0; at < copy.byteSize(); ) {
      ByteBuffer target =
          copy.asSlice(at, Math.min(COPY_BYTES, copy.byteSize() - at)).asByteBuffer();
      int read = channel.read(target, at);
      if (read < 0) {
        throw new IOException("sidecar ends at byte %,d while it is read".formatted(at));
      }
      at += read;
    }
    return copy;
  }
}
