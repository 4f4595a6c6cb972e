package dev.akin.engine.segment;

import dev.akin.engine.damage.Damage;
import dev.akin.engine.damage.DamagedException;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;

/**
 * The files of a Lucene index against their checksums, without opening the index. Every file ends
 * with a checksum of all its bytes, so damage is known to be in a file, not where in it.
 *
 * <p>Comparing reads every byte, at the speed of the disk where the file is not cached; that is why
 * {@link #quick()} leaves out the vectors of large indexes.
 */
final class IndexCheck {
  private static final long SMALL_BYTES = 256L << 20;
  private static final Set<String> VECTORS = Set.of("akv", "akq");

  private final Directory directory;
  private final Path folder;

  /**
   * @param folder names the files in messages
   */
  IndexCheck(Directory directory, Path folder) {
    this.directory = directory;
    this.folder = folder;
  }

  /** The damaged files, among all of a small index and all but the vectors of a large one. */
  List<Damage> quick() throws IOException {
    Optional<SegmentInfos> commit = commit();
    if (commit.isEmpty()) {
      return List.of();
    }
    Collection<String> files = commit.get().files(true);
    boolean small = files.stream().mapToLong(this::length).sum() <= SMALL_BYTES;
    Predicate<String> chosen = file -> small || !VECTORS.contains(extension(file));
    return damages(files.stream().filter(chosen), _ -> {});
  }

  /**
   * Makes a commit without the segments that have damaged files.
   *
   * @return what is damaged
   */
  List<Damage> leaveOutDamaged() throws IOException {
    Optional<SegmentInfos> commit = commit();
    if (commit.isEmpty()) {
      return List.of();
    }
    List<Damage> damages = new ArrayList<>();
    SegmentInfos whole = commit.get();
    for (SegmentCommitInfo segment : List.copyOf(whole.asList())) {
      List<Damage> found = damages(segment.files().stream(), _ -> {});
      if (!found.isEmpty()) {
        damages.addAll(found);
        whole.remove(segment);
      }
    }
    if (!damages.isEmpty()) {
      whole.changed();
      whole.commit(directory);
    }
    return damages;
  }

  /**
   * The newest commit; nothing if there never was one.
   *
   * @throws DamagedException if it cannot be read
   */
  Optional<SegmentInfos> commit() throws IOException {
    String file = SegmentInfos.getLastCommitSegmentsFileName(directory.listAll());
    if (file == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(SegmentInfos.readCommit(directory, file));
    } catch (IOException | RuntimeException e) {
      if (!isDamage(e)) {
        throw e;
      }
      List<Damage> found =
          damages(
              Stream.of(directory.listAll())
                  .filter(name -> name.equals(file) || extension(name).equals("si")),
              _ -> {});
      throw new DamagedException(
          found.isEmpty() ? List.of(Damage.in(folder.resolve(file), message(e))) : found, e);
    }
  }

  /**
   * The damaged ones of some files.
   *
   * @param progress gets the bytes of each file that was read
   */
  List<Damage> damages(Stream<String> files, LongConsumer progress) throws IOException {
    List<Damage> damages = new ArrayList<>();
    for (String file : new TreeSet<>(files.toList())) {
      fault(file).ifPresent(what -> damages.add(Damage.in(folder.resolve(file), what)));
      progress.accept(length(file));
    }
    return damages;
  }

  private Optional<String> fault(String file) throws IOException {
    try (IndexInput in = directory.openInput(file, IOContext.READONCE)) {
      CodecUtil.checksumEntireFile(in);
      return Optional.empty();
    } catch (NoSuchFileException | FileNotFoundException e) {
      return Optional.of("is missing");
    } catch (IOException | RuntimeException e) {
      if (!isDamage(e)) {
        throw e;
      }
      return Optional.of(message(e));
    }
  }

  private long length(String file) {
    try {
      return directory.fileLength(file);
    } catch (IOException e) {
      return 0; // It is missing; the comparison says so.
    }
  }

  private static String extension(String file) {
    return file.substring(file.lastIndexOf('.') + 1);
  }

  /** Whether a failure says that bytes are not what was written. */
  static boolean isDamage(Exception failure) {
    return switch (failure) {
      case CorruptIndexException _ -> true;
      case IndexFormatTooNewException _ -> true;
      case IndexFormatTooOldException _ -> true;
      case EOFException _ -> true;
      case NoSuchFileException _ -> true;
      case FileNotFoundException _ -> true;
      // Lucene's readers believe lengths, and fail in many ways where one is wrong.
      case RuntimeException _ -> true;
      default -> false;
    };
  }

  private static String message(Exception failure) {
    return failure instanceof CorruptIndexException corrupt
        ? corrupt.getOriginalMessage()
        : String.valueOf(failure.getMessage());
  }
}
