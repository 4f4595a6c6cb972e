package dev.akin.engine;

import dev.akin.engine.file.DurableFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The folder {@code collections} of a data directory. A collection's folder is its name in UTF-8,
 * where every byte other than {@code a–z 0–9 _ -} is {@code %} and two capital hexadecimal digits,
 * so that any name suits any file system. Folders whose names start with a dot are being created or
 * deleted, and are removed when the engine opens.
 */
final class CollectionFolders {
  static final int LONGEST_NAME = 200;

  private static final int LONGEST_FOLDER = 240;
  private static final String CREATING = ".creating-";
  private static final String DROPPED = ".dropped-";
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private final Path root;
  private int dropped;

  /** What fills a new folder before it gets its name. */
  interface Filling {
    void fill(Path folder) throws IOException;
  }

  /** The folder as it is; may be missing. */
  CollectionFolders(Path root) {
    this.root = root;
  }

  /** Creates the folder where it is missing, and clears away what a crash left unfinished. */
  void tidy() throws IOException {
    DurableFiles.createDirectories(root);
    for (Path child : DurableFiles.children(root)) {
      if (child.getFileName().toString().startsWith(".")) {
        DurableFiles.deleteTree(child);
      }
    }
  }

  /** The folders of all collections by name. */
  SortedMap<String, Path> list() throws IOException {
    TreeMap<String, Path> folders = new TreeMap<>();
    for (Path child : DurableFiles.children(root)) {
      decode(child.getFileName().toString()).ifPresent(name -> folders.put(name, child));
    }
    return folders;
  }

  /**
   * Creates a collection's folder with its content; after a crash it is there wholly or not at all.
   */
  Path create(String name, Filling filling) throws IOException {
    Path folder = folder(name);
    Path creating = root.resolve(CREATING + folder.getFileName());
    DurableFiles.deleteTree(creating);
    DurableFiles.createDirectories(creating);
    try {
      filling.fill(creating);
      DurableFiles.move(creating, folder);
      return folder;
    } catch (IOException | RuntimeException e) {
      clear(creating, e);
      throw e;
    }
  }

  private static void clear(Path creating, Exception cause) {
    try {
      DurableFiles.deleteTree(creating);
    } catch (IOException e) {
      cause.addSuppressed(e); // Deleted when the engine opens.
    }
  }

  /**
   * Deletes a collection's folder; from the moment that this returns, or a little earlier, it stays
   * gone.
   */
  void delete(String name) throws IOException {
    Path gone = root.resolve(DROPPED + dropped++ + "-" + encode(name));
    DurableFiles.move(folder(name), gone);
    DurableFiles.deleteTree(gone);
  }

  private Path folder(String name) {
    return root.resolve(encode(name));
  }

  /**
   * The folder name of a collection.
   *
   * @throws InvalidRequestException if the name is empty, too long, or half a character
   */
  static String encode(String name) {
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      throw new InvalidRequestException(
          "collection name of " + name.length() + " characters, must be 1 to " + LONGEST_NAME);
    }
    StringBuilder folder = new StringBuilder();
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      if (isPlain(b)) {
        folder.append((char) b);
      } else {
        folder.append('%').append(HEX.toHexDigits(b));
      }
    }
    String encoded = folder.toString();
    if (!decode(encoded).orElseThrow().equals(name)) {
      throw new InvalidRequestException(
          "collection name \"" + name + "\": not a text that UTF-8 can hold");
    }
    if (folder.length() > LONGEST_FOLDER) {
      throw new InvalidRequestException(
          "collection \"%s\": the name takes %d bytes as a folder, at most %d are possible"
              .formatted(name, folder.length(), LONGEST_FOLDER));
    }
    return encoded;
  }

  private static boolean isPlain(byte b) {
    return (b >= 'a' && b <= 'z') || (b >= '0' && b <= '9') || b == '_' || b == '-';
  }

  /** The name that a folder stands for, if it is one of ours. */
  static Optional<String> decode(String folder) {
    if (!folder.matches("([a-z0-9_-]|%[0-9A-F]{2})+")) {
      return Optional.empty();
    }
    byte[] bytes = new byte[folder.length()];
    int length = 0;
    for (int i = 0; i < folder.length(); i++) {
      if (folder.charAt(i) == '%') {
        bytes[length++] = (byte) HexFormat.fromHexDigits(folder, i + 1, i + 3);
        i += 2;
      } else {
        bytes[length++] = (byte) folder.charAt(i);
      }
    }
    return Optional.of(new String(bytes, 0, length, StandardCharsets.UTF_8));
  }
}
