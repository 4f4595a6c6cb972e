package dev.akin.visualsearch.catalogue;

import dev.akin.engine.point.PointId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** What the name of a picture file says. */
final class PictureNames {
  private static final List<String> EXTENSIONS = List.of("jpg", "jpeg", "png", "webp", "gif");

  private PictureNames() {}

  /** The extensions of pictures, for messages. */
  static String extensions() {
    return String.join(", ", EXTENSIONS);
  }

  /** Whether a file of this path is a picture that people mean to show; hidden ones are not. */
  static boolean isPicture(String path) {
    String file = file(path);
    int dot = file.lastIndexOf('.');
    return dot > 0
        && EXTENSIONS.contains(file.substring(dot + 1).toLowerCase(Locale.ROOT))
        && !path.startsWith(".")
        && !path.contains("/.");
  }

  /** The folders above the file, joined by slashes; empty at the top. */
  static Optional<String> category(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? Optional.empty() : Optional.of(path.substring(0, slash));
  }

  static String file(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  static String withoutExtension(String path) {
    int dot = path.lastIndexOf('.');
    return dot > path.lastIndexOf('/') + 1 ? path.substring(0, dot) : path;
  }

  /** The id of a path: the same in a folder, in a tar of that folder, and on every machine. */
  static PointId id(String path) {
    return PointId.of(UUID.nameUUIDFromBytes(path.getBytes(StandardCharsets.UTF_8)));
  }
}
