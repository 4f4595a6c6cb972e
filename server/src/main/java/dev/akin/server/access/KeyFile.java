package dev.akin.server.access;

import dev.akin.engine.point.Payload;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A file of keys, JSON in UTF-8:
 *
 * <pre>{@code
 * {"version": 1, "keys": [
 *   {"name": "shop", "sha256": "…64 hexadecimal digits…", "role": "read-only", "collections": ["products"]}]}
 * }</pre>
 *
 * {@code role} is {@code full} or {@code read-only}; an empty list of {@code collections} means
 * all. Anything else in it is an error, for it could be a restriction that would not be kept.
 */
public final class KeyFile {
  private static final long VERSION = 1;

  private final Path file;

  /** A file that may not exist yet. */
  public KeyFile(Path file) {
    this.file = file;
  }

  /**
   * The keys in it, with names that differ.
   *
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if it is no file of keys; the message says why
   */
  public List<ApiKey> read() throws IOException {
    try {
      return keys(Payload.fromJson(Files.readAllBytes(file)).fields());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  /** The same, or none if there is no file. */
  public List<ApiKey> readIfThere() throws IOException {
    return Files.exists(file) ? read() : List.of();
  }

  private static List<ApiKey> keys(Map<String, Object> fields) {
    requireNames(fields, "version", "keys");
    if (!Long.valueOf(VERSION).equals(fields.get("version"))) {
      throw new IllegalArgumentException("version must be " + VERSION);
    }
    List<ApiKey> keys = new ArrayList<>();
    for (Object entry : list(fields, "keys")) {
      if (!(entry instanceof Map<?, ?> map)) {
        throw new IllegalArgumentException("keys[" + keys.size() + "] must be an object");
      }
      Map<String, Object> key = new LinkedHashMap<>();
      map.forEach((name, value) -> key.put(name.toString(), value));
      keys.add(key(key));
    }
    requireDistinct(keys);
    return keys;
  }

  private static ApiKey key(Map<String, Object> fields) {
    requireNames(fields, "name", "sha256", "role", "collections");
    Role role =
        Role.ofText(text(fields, "role"))
            .orElseThrow(() -> new IllegalArgumentException("role must be full or read-only"));
    List<String> collections = new ArrayList<>();
    for (Object collection : list(fields, "collections")) {
      if (!(collection instanceof String name)) {
        throw new IllegalArgumentException("collections must be texts");
      }
      collections.add(name);
    }
    return new ApiKey(text(fields, "name"), text(fields, "sha256"), new Grant(role, collections));
  }

  private static void requireNames(Map<String, Object> fields, String... names) {
    if (!fields.keySet().equals(Set.of(names))) {
      throw new IllegalArgumentException(
          "found " + fields.keySet() + ", expected exactly " + List.of(names));
    }
  }

  private static void requireDistinct(List<ApiKey> keys) {
    long names = keys.stream().map(ApiKey::name).distinct().count();
    if (names < keys.size()) {
      throw new IllegalArgumentException("two keys have one name");
    }
  }

  private static String text(Map<String, Object> fields, String name) {
    if (fields.get(name) instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException(name + " must be a text");
  }

  private static List<?> list(Map<String, Object> fields, String name) {
    if (fields.get(name) instanceof List<?> list) {
      return list;
    }
    throw new IllegalArgumentException(name + " must be a list");
  }

  /**
   * Replaces the file as a whole. A new one is readable by its owner alone; one that was there
   * keeps its owner and its permissions.
   *
   * @throws IOException if it cannot be written; the old file is then as it was
   */
  public void write(List<ApiKey> keys) throws IOException {
    requireDistinct(keys);
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("version", VERSION);
    fields.put("keys", keys.stream().map(KeyFile::fields).toList());
    Path target = file.toAbsolutePath();
    Path folder = Optional.ofNullable(target.getParent()).orElse(target);
    Path fresh = Files.createTempFile(folder, ".akin-keys", ".tmp", ownerOnly());
    try {
      Files.write(fresh, Payload.of(fields).toJson());
      keepOwner(target, fresh);
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /** Whoever could read the old file, the server's user perhaps, can read the new one. */
  private static void keepOwner(Path old, Path fresh) throws IOException {
    PosixFileAttributeView from = Files.getFileAttributeView(old, PosixFileAttributeView.class);
    PosixFileAttributeView to = Files.getFileAttributeView(fresh, PosixFileAttributeView.class);
    if (from == null || to == null || !Files.exists(old)) {
      return;
    }
    PosixFileAttributes wanted = from.readAttributes();
    PosixFileAttributes now = to.readAttributes();
    to.setPermissions(wanted.permissions());
    if (!wanted.group().equals(now.group())) {
      to.setGroup(wanted.group());
    }
    if (!wanted.owner().equals(now.owner())) {
      to.setOwner(wanted.owner());
    }
  }

  private static Map<String, Object> fields(ApiKey key) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", key.name());
    fields.put("sha256", key.sha256());
    fields.put("role", key.grant().role().text());
    fields.put("collections", key.grant().collections());
    return fields;
  }

  private static FileAttribute<?>[] ownerOnly() {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
