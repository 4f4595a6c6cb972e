package dev.akin.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.core.index.Index;
import dev.akin.core.index.SearchResult;
import dev.akin.core.vector.Metric;
import dev.akin.testkit.VectorDistribution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The library example of the README: it compiles, it works, it is short, and it is what the README
 * shows.
 */
final class ReadmeExampleTest {
  private static final Path SOURCE = Path.of("src/test/java/dev/akin/core/ReadmeExampleTest.java");
  private static final Path README = Path.of("../README.md");

  @TempDir private Path folder;

  @Test
  void theExampleFindsAndSaves() throws IOException {
    float[][] photos = VectorDistribution.clustered(32, 10, 1).sample(500, 2);
    float[] photo = photos[77];
    Path file = folder.resolve("photos.akin");
    // tag::readme
    try (Index index = Indexes.build("HNSW32", photos, Metric.COSINE)) { // float[][] photos
      SearchResult nearest = index.search(photo, 10);
      for (int i = 0; i < nearest.size(); i++) {
        System.out.println(nearest.ordinals()[i] + " at " + nearest.distances()[i]);
      }
      index.save(file); // Indexes.open(file) maps it again
    }
    // end::readme
    try (Index opened = Indexes.open(file)) {
      assertThat(opened.search(photo, 10).ordinals()[0]).isEqualTo(77);
    }
  }

  @Test
  void theReadmeShowsTheExampleAsItIsCompiled() throws IOException {
    List<String> blocks =
        Pattern.compile("(?s)```java\n(.*?)```")
            .matcher(Files.readString(README))
            .results()
            .map((MatchResult block) -> block.group(1).strip())
            .toList();
    if (!blocks.isEmpty()) {
      assertThat(blocks).contains(example());
    }
  }

  @Test
  void theExampleIsShort() throws IOException {
    String example = example();
    assertThat(example.lines().count()).isLessThanOrEqualTo(8);
    List<String> types = Stream.of(SOURCE).flatMap(ReadmeExampleTest::importedAkinTypes).toList();
    assertThat(Stream.concat(types.stream(), Stream.of("Indexes")).filter(example::contains))
        .hasSizeLessThanOrEqualTo(4);
  }

  private static Stream<String> importedAkinTypes(Path source) {
    try {
      return Pattern.compile("(?m)^import dev\\.akin\\.core\\.\\w+\\.(\\w+);")
          .matcher(Files.readString(source))
          .results()
          .map(type -> type.group(1));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The lines between the markers, without their common indentation. */
  private static String example() throws IOException {
    String source = Files.readString(SOURCE);
    int from = source.indexOf("// tag::" + "readme\n") + "// tag::readme\n".length();
    int to = source.indexOf("// end::" + "readme");
    String[] lines = source.substring(from, to).stripTrailing().split("\n", -1);
    return String.join("\n", Arrays.stream(lines).map(line -> line.substring(4)).toList());
  }
}
