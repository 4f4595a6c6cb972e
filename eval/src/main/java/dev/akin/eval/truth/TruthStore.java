package dev.akin.eval.truth;

import dev.akin.eval.Progress;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Exact neighbors, computed once and kept in files named after what they are of: {@code
 * FILE.truth/METRIC-kK-HASH.akn} beside the base, or in the user's cache where that folder cannot
 * be written.
 */
public final class TruthStore {
  private static final int NAME_DIGITS = 16;
  private static final Set<PosixFilePermission> WRITE =
      EnumSet.of(
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_WRITE);

  private final List<Path> folders;
  private final int threads;

  /**
   * What was found.
   *
   * @param truth the exact neighbors
   * @param reused whether they were there already
   * @param notes what people should know: a damaged file, a folder that cannot be written
   */
  public record Found(GroundTruth truth, boolean reused, List<String> notes) {}

  private TruthStore(List<Path> folders, int threads) {
    this.folders = folders;
    this.threads = threads;
  }

  /** The store of a base file, computing on all processors. */
  public static TruthStore beside(Path base) {
    Path folder = base.resolveSibling(base.getFileName() + ".truth");
    return new TruthStore(List.of(folder, userCache()), Runtime.getRuntime().availableProcessors());
  }

  /** A store in the first of some folders that can be written. */
  static TruthStore in(List<Path> folders, int threads) {
    return new TruthStore(folders, threads);
  }

  private static Path userCache() {
    String cache = System.getenv("XDG_CACHE_HOME");
    Path root =
        cache == null || cache.isBlank()
            ? Path.of(System.getProperty("user.home", "."), ".cache")
            : Path.of(cache);
    return root.resolve("akin").resolve("truth");
  }

  /**
   * Reads the exact neighbors, or computes and keeps them. Reading costs a hash of all vectors,
   * computing size × queries distances.
   *
   * @throws java.io.InterruptedIOException if the thread is interrupted
   */
  public Found find(TruthRequest request, Progress progress) throws IOException {
    String key = ContentHash.of(request);
    String name =
        "%s-k%d-%s.akn".formatted(request.metric(), request.k(), key.substring(0, NAME_DIGITS));
    List<String> notes = new ArrayList<>();
    for (Path folder : folders) {
      Optional<GroundTruth> known = read(folder.resolve(name), key, request, notes);
      if (known.isPresent()) {
        return new Found(known.get(), true, notes);
      }
    }
    GroundTruth truth = new ExactTruth(request, progress).compute(threads);
    for (Path folder : folders) {
      try {
        requireWritable(folder);
        Files.createDirectories(folder);
        TruthFormat.write(folder.resolve(name), key, request, truth);
        return new Found(truth, false, notes);
      } catch (FileSystemException e) {
        notes.add("exact neighbors cannot be kept in %s (%s)".formatted(folder, reason(e)));
      }
    }
    return new Found(truth, false, notes);
  }

  /**
   * A folder without a single write permission is meant to stay as it is, even if this user (an
   * administrator, in a container everybody) could write there.
   */
  private static void requireWritable(Path folder) throws IOException {
    Path there = folder.toAbsolutePath();
    while (there != null && !Files.exists(there)) {
      there = there.getParent();
    }
    if (there != null
        && there.getFileSystem().supportedFileAttributeViews().contains("posix")
        && Collections.disjoint(Files.getPosixFilePermissions(there), WRITE)) {
      throw new AccessDeniedException(folder.toString(), null, there + " is read-only");
    }
  }

  private static String reason(FileSystemException e) {
    return e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
  }

  private static Optional<GroundTruth> read(
      Path file, String key, TruthRequest request, List<String> notes) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(TruthFormat.read(file, key, request));
    } catch (IOException e) {
      notes.add("exact neighbors are computed anew: " + e.getMessage());
      return Optional.empty();
    }
  }
}
