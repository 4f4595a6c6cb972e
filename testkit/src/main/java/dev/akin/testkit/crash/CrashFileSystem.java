package dev.akin.testkit.crash;

import dev.akin.testkit.Seed;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A file system in memory that forgets on a power failure what was not forced.
 *
 * <p>Promises are those of POSIX and no more: the content of a file is durable after {@code force}
 * on a channel of it; a creation, deletion or renaming after {@code force} on a channel of the
 * folder (opened for reading). What is not durable survives a crash in part: some sectors of a
 * write, the changes of a folder up to some point. A force that fails drops the changes: a later
 * one succeeds and does not save them. Renaming is atomic and stays in its folder; mapping, links
 * and watching are not supported. Deleted files live on in open channels. Safe for use by several
 * threads.
 *
 * <pre>{@code
 * CrashFileSystem files = CrashFileSystem.create();
 * files.crashAt(17);
 * try { work(files.getPath("/data")); } catch (IOException expected) { }
 * CrashFileSystem survivors = files.crash(seed);
 * check(survivors.getPath("/data"));
 * }</pre>
 */
public final class CrashFileSystem extends FileSystem {
  private final Disk disk;
  private final FileSystemProvider provider;
  private final FileStore store;

  private CrashFileSystem(Disk disk) {
    this.disk = disk;
    this.provider = new CrashFileSystemProvider(this);
    this.store = new DiskStore(disk);
  }

  /** An empty file system. */
  public static CrashFileSystem create() {
    return new CrashFileSystem(new Disk(new DiskFolder()));
  }

  /**
   * Takes the power away, if a crash did not do so before, and gives the file system that is found
   * after it is back. The same seed and the same history give the same survivors.
   */
  public CrashFileSystem crash(Seed seed) {
    return new CrashFileSystem(disk.crash(seed.value()));
  }

  /** How many operations (see {@link FileOperation}) there were. */
  public long operations() {
    return disk.operations();
  }

  /**
   * Lets the power fail at an operation, counted from 1: it is made but not durable, and it and
   * every later use of the file system throws a {@link PowerFailureException}.
   */
  public void crashAt(long operation) {
    disk.crashAt(operation);
  }

  /**
   * Lets the next such operation on a path that ends with {@code nameEnd} fail with an error of the
   * device. It has no effect, and a failed force of a file drops what it should have saved.
   */
  public void failOnce(FileOperation operation, String nameEnd) {
    disk.failOnce(operation, nameEnd, "Input/output error");
  }

  /**
   * The same for want of space, as file systems report it that find room for a write no earlier
   * than when it is forced.
   */
  public void fillOnce(FileOperation operation, String nameEnd) {
    disk.failOnce(operation, nameEnd, "No space left on device");
  }

  /** Sets the bytes that files may hold together; writes beyond fail as on a full disk. */
  public void limit(long bytes) {
    disk.limit(bytes);
  }

  Disk disk() {
    return disk;
  }

  @Override
  public FileSystemProvider provider() {
    return provider;
  }

  /** Does nothing: the files live as long as the object. */
  @Override
  public void close() {}

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public boolean isReadOnly() {
    return false;
  }

  @Override
  public String getSeparator() {
    return "/";
  }

  @Override
  public Iterable<Path> getRootDirectories() {
    return List.of(getPath("/"));
  }

  @Override
  public Iterable<FileStore> getFileStores() {
    return List.of(store);
  }

  FileStore store() {
    return store;
  }

  @Override
  public Set<String> supportedFileAttributeViews() {
    return Set.of("basic");
  }

  @Override
  public Path getPath(String first, String... more) {
    return CrashPath.parse(this, more.length == 0 ? first : first + "/" + String.join("/", more));
  }

  /** Understands {@code regex:} and, of {@code glob:}, the stars and question marks. */
  @Override
  public PathMatcher getPathMatcher(String syntaxAndPattern) {
    String pattern = syntaxAndPattern.substring(syntaxAndPattern.indexOf(':') + 1);
    Pattern regex =
        Pattern.compile(
            syntaxAndPattern.startsWith("regex:")
                ? pattern
                : "\\Q" + pattern.replace("*", "\\E[^/]*\\Q").replace("?", "\\E[^/]\\Q") + "\\E");
    return path -> regex.matcher(path.toString()).matches();
  }

  @Override
  public UserPrincipalLookupService getUserPrincipalLookupService() {
    throw new UnsupportedOperationException("owners of files are not simulated");
  }

  @Override
  public WatchService newWatchService() {
    throw new UnsupportedOperationException("watching files is not simulated");
  }
}
