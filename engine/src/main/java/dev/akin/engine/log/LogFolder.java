package dev.akin.engine.log;

import dev.akin.engine.file.DurableFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The folder of a log: its segments by first sequence, and changes of it that survive a crash. */
final class LogFolder {
  private final Path folder;

  /** The folder, created if need be. */
  LogFolder(Path folder) throws IOException {
    this.folder = folder;
    DurableFiles.createDirectories(folder);
  }

  Path path() {
    return folder;
  }

  /** The segments that are there; what an interrupted creation left behind is removed. */
  NavigableMap<Long, Path> segments() throws IOException {
    for (Path file : DurableFiles.children(folder)) {
      if (file.getFileName().toString().endsWith(LogFormat.UNFINISHED_SUFFIX)) {
        Files.delete(file);
      }
    }
    return list(folder);
  }

  /** The segments in a folder, which stays as it is; none if it is not there. */
  static NavigableMap<Long, Path> list(Path folder) throws IOException {
    NavigableMap<Long, Path> segments = new TreeMap<>();
    for (Path file : DurableFiles.children(folder)) {
      LogFormat.sequenceOf(file.getFileName().toString())
          .ifPresent(sequence -> segments.put(sequence, file));
    }
    return segments;
  }

  /** Creates an empty segment that is whole and durable once it has its name. */
  Path create(long firstSequence) throws IOException {
    Path file = folder.resolve(LogFormat.segmentName(firstSequence));
    Path unfinished = folder.resolve(file.getFileName() + LogFormat.UNFINISHED_SUFFIX);
    try (FileChannel channel =
        FileChannel.open(
            unfinished,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      MutableSegment.writeFully(channel, LogFormat.segmentHeader(firstSequence));
      channel.force(true);
    } catch (IOException e) {
      Files.deleteIfExists(unfinished);
      throw e;
    }
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    try {
      force();
    } catch (IOException e) {
      throw new LogFailedException(file + ": the new segment may not be durable", e);
    }
    return file;
  }

  /** Makes the folder's entries durable. */
  void force() throws IOException {
    DurableFiles.forceDirectory(folder);
  }
}
