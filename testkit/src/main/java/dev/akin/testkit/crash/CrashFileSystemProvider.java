package dev.akin.testkit.crash;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The operations of {@code java.nio.file.Files} on a {@link CrashFileSystem}. */
final class CrashFileSystemProvider extends FileSystemProvider {
  private final CrashFileSystem fileSystem;

  CrashFileSystemProvider(CrashFileSystem fileSystem) {
    this.fileSystem = fileSystem;
  }

  private static CrashPath real(Path path) {
    return CrashPath.of(path).toAbsolutePath().normalize();
  }

  private Disk disk() {
    return fileSystem.disk();
  }

  @Override
  public String getScheme() {
    return "crash";
  }

  @Override
  public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
    throw new UnsupportedOperationException("use CrashFileSystem.create()");
  }

  @Override
  public FileSystem getFileSystem(URI uri) {
    return fileSystem;
  }

  @Override
  public Path getPath(URI uri) {
    return fileSystem.getPath(uri.getPath());
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    return newFileChannel(path, options, attributes);
  }

  @Override
  public FileChannel newFileChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    CrashPath real = real(path);
    boolean append = options.contains(StandardOpenOption.APPEND);
    boolean write = append || options.contains(StandardOpenOption.WRITE);
    if (!write && disk().get(real) instanceof DiskFolder folder) {
      return new FolderChannel(disk(), folder, real);
    }
    DiskFile file = open(real, options, write);
    CrashChannel channel =
        new CrashChannel(disk(), file, real, CrashChannel.Mode.of(write, append, options));
    if (write && options.contains(StandardOpenOption.TRUNCATE_EXISTING) && file.size() > 0) {
      disk().truncate(file, 0, real);
    }
    return channel;
  }

  private DiskFile open(CrashPath path, Set<? extends OpenOption> options, boolean write)
      throws IOException {
    DiskNode existing = disk().find(path);
    if (existing == null
        && write
        && (options.contains(StandardOpenOption.CREATE)
            || options.contains(StandardOpenOption.CREATE_NEW))) {
      return disk().createFile(path);
    }
    return switch (existing) {
      case null -> throw new NoSuchFileException(path.toString());
      case DiskFile _ when write && options.contains(StandardOpenOption.CREATE_NEW) ->
          throw new FileAlreadyExistsException(path.toString());
      case DiskFile file -> file;
      case DiskFolder _ -> throw new FileSystemException(path.toString(), null, "Is a directory");
    };
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path folder, DirectoryStream.Filter<? super Path> filter) throws IOException {
    List<Path> accepted = new ArrayList<>();
    for (String name : disk().list(real(folder))) {
      Path entry = folder.resolve(name);
      if (filter.accept(entry)) {
        accepted.add(entry);
      }
    }
    return new DirectoryStream<>() {
      @Override
      public Iterator<Path> iterator() {
        return accepted.iterator();
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
    disk().createFolder(real(folder));
  }

  @Override
  public void delete(Path path) throws IOException {
    disk().delete(real(path));
  }

  @Override
  public void copy(Path source, Path target, CopyOption... options) {
    throw new UnsupportedOperationException("copying is not simulated; read and write");
  }

  @Override
  public void move(Path source, Path target, CopyOption... options) throws IOException {
    List<CopyOption> chosen = Arrays.asList(options);
    boolean replace =
        chosen.contains(StandardCopyOption.ATOMIC_MOVE)
            || chosen.contains(StandardCopyOption.REPLACE_EXISTING);
    disk().move(real(source), real(target), replace);
  }

  @Override
  public boolean isSameFile(Path path, Path other) throws IOException {
    return disk().get(real(path)) == disk().get(real(other));
  }

  @Override
  public boolean isHidden(Path path) {
    return false;
  }

  @Override
  public FileStore getFileStore(Path path) {
    return fileSystem.store();
  }

  @Override
  public void checkAccess(Path path, AccessMode... modes) throws IOException {
    disk().get(real(path));
  }

  @Override
  public <V extends FileAttributeView> @Nullable V getFileAttributeView(
      Path path, Class<V> type, LinkOption... options) {
    return type == BasicFileAttributeView.class ? type.cast(new View(path)) : null;
  }

  @Override
  public <A extends BasicFileAttributes> A readAttributes(
      Path path, Class<A> type, LinkOption... options) throws IOException {
    if (type != BasicFileAttributes.class) {
      throw new UnsupportedOperationException(type.getName() + " is not simulated");
    }
    DiskNode node = disk().get(real(path));
    return type.cast(new Attributes(node, node.size()));
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String names, LinkOption... options)
      throws IOException {
    BasicFileAttributes attributes = readAttributes(path, BasicFileAttributes.class, options);
    return Map.of(
        "size", attributes.size(),
        "isDirectory", attributes.isDirectory(),
        "isRegularFile", attributes.isRegularFile(),
        "lastModifiedTime", attributes.lastModifiedTime());
  }

  @Override
  public void setAttribute(Path path, String name, Object value, LinkOption... options) {
    throw new UnsupportedOperationException("attributes of files are not simulated");
  }

  /** Times are not kept: every file is from the beginning of the epoch. */
  private record Attributes(DiskNode fileKey, long size) implements BasicFileAttributes {
    private static final FileTime EPOCH = FileTime.fromMillis(0);

    @Override
    public FileTime lastModifiedTime() {
      return EPOCH;
    }

    @Override
    public FileTime lastAccessTime() {
      return EPOCH;
    }

    @Override
    public FileTime creationTime() {
      return EPOCH;
    }

    @Override
    public boolean isRegularFile() {
      return fileKey instanceof DiskFile;
    }

    @Override
    public boolean isDirectory() {
      return fileKey instanceof DiskFolder;
    }

    @Override
    public boolean isSymbolicLink() {
      return false;
    }

    @Override
    public boolean isOther() {
      return false;
    }
  }

  private final class View implements BasicFileAttributeView {
    private final Path path;

    View(Path path) {
      this.path = path;
    }

    @Override
    public String name() {
      return "basic";
    }

    @Override
    public BasicFileAttributes readAttributes() throws IOException {
      return CrashFileSystemProvider.this.readAttributes(path, BasicFileAttributes.class);
    }

    @Override
    public void setTimes(
        @Nullable FileTime modified, @Nullable FileTime accessed, @Nullable FileTime created) {}
  }
}
