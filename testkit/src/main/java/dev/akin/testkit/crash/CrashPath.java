package dev.akin.testkit.crash;

import java.io.IOException;
import java.net.URI;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A path with {@code /} between names; a relative one is taken from the root. */
final class CrashPath implements Path {
  private final CrashFileSystem fileSystem;
  private final boolean absolute;
  private final List<String> names;

  CrashPath(CrashFileSystem fileSystem, boolean absolute, List<String> names) {
    this.fileSystem = fileSystem;
    this.absolute = absolute;
    this.names = List.copyOf(names);
  }

  static CrashPath parse(CrashFileSystem fileSystem, String text) {
    List<String> names =
        Arrays.stream(text.split("/", -1)).filter(name -> !name.isEmpty()).toList();
    return new CrashPath(fileSystem, text.startsWith("/"), names);
  }

  static CrashPath of(Path path) {
    if (path instanceof CrashPath own) {
      return own;
    }
    throw new ProviderMismatchException(path + " belongs to another file system");
  }

  /** The names of a normalised, absolute path from the root on. */
  List<String> names() {
    return names;
  }

  /** The last name. */
  String name() {
    return names.getLast();
  }

  @Override
  public CrashFileSystem getFileSystem() {
    return fileSystem;
  }

  @Override
  public boolean isAbsolute() {
    return absolute;
  }

  @Override
  public @Nullable Path getRoot() {
    return absolute ? new CrashPath(fileSystem, true, List.of()) : null;
  }

  @Override
  public @Nullable Path getFileName() {
    return names.isEmpty() ? null : getName(names.size() - 1);
  }

  @Override
  public @Nullable Path getParent() {
    int parents = names.size() - 1;
    return parents < 0 || (parents == 0 && !absolute)
        ? null
        : new CrashPath(fileSystem, absolute, names.subList(0, parents));
  }

  @Override
  public int getNameCount() {
    return names.size();
  }

  @Override
  public Path getName(int index) {
    return subpath(index, index + 1);
  }

  @Override
  public Path subpath(int from, int to) {
    if (from < 0 || to > names.size() || from >= to) {
      throw new IllegalArgumentException(
          "names %d to %d of a path with %d".formatted(from, to, names.size()));
    }
    return new CrashPath(fileSystem, false, names.subList(from, to));
  }

  @Override
  public boolean startsWith(Path other) {
    return other instanceof CrashPath path
        && path.fileSystem == fileSystem
        && path.absolute == absolute
        && path.names.size() <= names.size()
        && names.subList(0, path.names.size()).equals(path.names);
  }

  @Override
  public boolean endsWith(Path other) {
    return other instanceof CrashPath path
        && path.fileSystem == fileSystem
        && (path.absolute ? equals(path) : endsWith(path.names));
  }

  private boolean endsWith(List<String> last) {
    return last.size() <= names.size()
        && names.subList(names.size() - last.size(), names.size()).equals(last);
  }

  @Override
  public CrashPath normalize() {
    ArrayDeque<String> kept = new ArrayDeque<>();
    for (String name : names) {
      if (name.equals("..") && !kept.isEmpty() && !kept.getLast().equals("..")) {
        kept.removeLast();
      } else if (!name.equals(".") && !(name.equals("..") && absolute)) {
        kept.addLast(name);
      }
    }
    return new CrashPath(fileSystem, absolute, List.copyOf(kept));
  }

  @Override
  public Path resolve(Path other) {
    CrashPath path = of(other);
    if (path.absolute) {
      return path;
    }
    List<String> joined = new ArrayList<>(names);
    joined.addAll(path.names);
    return new CrashPath(fileSystem, absolute, joined);
  }

  @Override
  public Path relativize(Path other) {
    CrashPath path = of(other);
    if (path.absolute != absolute) {
      throw new IllegalArgumentException("one of " + this + " and " + other + " is absolute");
    }
    int common = 0;
    while (common < Math.min(names.size(), path.names.size())
        && names.get(common).equals(path.names.get(common))) {
      common++;
    }
    List<String> way = new ArrayList<>(Collections.nCopies(names.size() - common, ".."));
    way.addAll(path.names.subList(common, path.names.size()));
    return new CrashPath(fileSystem, false, way);
  }

  @Override
  public URI toUri() {
    return URI.create("crash:" + toAbsolutePath());
  }

  @Override
  public CrashPath toAbsolutePath() {
    return absolute ? this : new CrashPath(fileSystem, true, names);
  }

  @Override
  public Path toRealPath(LinkOption... options) throws IOException {
    CrashPath path = toAbsolutePath().normalize();
    fileSystem.disk().get(path);
    return path;
  }

  @Override
  public WatchKey register(
      WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers) {
    throw new UnsupportedOperationException("watching files is not simulated");
  }

  @Override
  public int compareTo(Path other) {
    return toString().compareTo(of(other).toString());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CrashPath path
        && path.fileSystem == fileSystem
        && path.absolute == absolute
        && path.names.equals(names);
  }

  @Override
  public int hashCode() {
    return names.hashCode();
  }

  @Override
  public String toString() {
    return (absolute ? "/" : "") + String.join("/", names);
  }
}
