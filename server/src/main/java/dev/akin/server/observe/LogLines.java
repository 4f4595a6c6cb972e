package dev.akin.server.observe;

import dev.akin.server.parameter.LogTarget;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The lines of a log on their way to a target; for one thread. */
final class LogLines implements AutoCloseable {
  private final LogTarget target;
  private OutputStream out;
  private @Nullable Object opened;

  /**
   * @throws IOException if the file cannot be written
   */
  LogLines(LogTarget target) throws IOException {
    this.target = target;
    this.out = open();
  }

  private OutputStream open() throws IOException {
    return switch (target) {
      case LogTarget.Nowhere() -> OutputStream.nullOutputStream();
      case LogTarget.Stream(OutputStream stream) -> new BufferedOutputStream(stream);
      case LogTarget.File(Path file) -> {
        OutputStream stream =
            Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        opened = identity(file);
        yield new BufferedOutputStream(stream);
      }
    };
  }

  private static @Nullable Object identity(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
  }

  void write(byte[] line) throws IOException {
    out.write(line);
    out.write('\n');
  }

  /** Hands over what was written, and begins a new file if the old one was moved away. */
  void flush() throws IOException {
    out.flush();
    if (target instanceof LogTarget.File(Path path) && isGone(path)) {
      out.close();
      out = open();
    }
  }

  private boolean isGone(Path path) throws IOException {
    return !Files.exists(path) || !Objects.equals(identity(path), opened);
  }

  @Override
  public void close() throws IOException {
    out.flush();
    if (target instanceof LogTarget.File) {
      out.close();
    }
  }
}
