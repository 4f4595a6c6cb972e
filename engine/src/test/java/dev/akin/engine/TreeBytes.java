package dev.akin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Every file and folder below a folder, with its bytes. */
final class TreeBytes {
  private TreeBytes() {}

  static SortedMap<Path, byte[]> of(Path folder) throws IOException {
    SortedMap<Path, byte[]> found = new TreeMap<>();
    try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
      for (Path child : children) {
        if (Files.isDirectory(child)) {
          found.put(child, new byte[0]);
          found.putAll(of(child));
        } else {
          found.put(child, Files.readAllBytes(child));
        }
      }
    }
    return found;
  }

  static void assertSame(Path folder, Map<Path, byte[]> expected) throws IOException {
    SortedMap<Path, byte[]> found = of(folder);
    assertThat(found.keySet()).isEqualTo(expected.keySet());
    found.forEach(
        (file, bytes) -> assertThat(bytes).as(file.toString()).isEqualTo(expected.get(file)));
  }
}
