package dev.akin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.engine.filter.Filter;
import dev.akin.engine.filter.Filter.DatetimeRange;
import dev.akin.engine.filter.Filter.Geo;
import dev.akin.engine.filter.Filter.Match;
import dev.akin.engine.filter.Filter.MatchPhrase;
import dev.akin.engine.filter.Filter.MatchText;
import dev.akin.engine.filter.Filter.Nested;
import dev.akin.engine.filter.Filter.Range;
import dev.akin.engine.filter.Filter.ValuesCount;
import dev.akin.engine.filter.GeoPoint;
import dev.akin.engine.filter.GeoShape;
import dev.akin.engine.filter.InstantBound;
import dev.akin.engine.filter.OrderBy;
import dev.akin.engine.filter.PayloadPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A collection that an older version wrote, in two segments with a deleted point: today's filters
 * find the same in its segments as in its payloads, although its Lucene fields were made before
 * there were conditions on words, times, places and objects.
 */
final class GoldenCollectionTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/collection-1-filled");

  @TempDir private Path data;

  @Test
  void version1IsFilteredAsToday() throws IOException {
    copy(GOLDEN, data.resolve("collections"));
    try (Engine engine = Engine.open(data, EngineParameters.defaults().withIndexThreads(0))) {
      Collection filled = engine.collection("filled");
      assertThat(filled.status().storage().segments()).isEqualTo(2);
      List<StoredPoint> points = filled.scroll(ScrollRequest.of(10)).points();
      assertThat(ids(points)).containsExactly(1L, 2L, 3L, 4L, 5L, 7L);

      assertAccepts(filled, MatchText.of(path("title"), "shirt RED"), 1, 2, 5);
      assertAccepts(filled, MatchPhrase.of(path("title"), "red shirt"), 1, 2, 5);
      assertAccepts(filled, MatchPhrase.of(path("title"), "end of a long text"), 3);
      assertAccepts(filled, MatchText.of(path("title"), "red collar"), 4);
      assertAccepts(filled, onLeapDay(), 1, 2, 5);
      assertAccepts(filled, new Geo(path("shop"), berlin()), 1, 3);
      assertAccepts(filled, new ValuesCount(path("tags"), 0, 0), 2, 4, 7);
      assertAccepts(filled, new ValuesCount(path("tags"), 2, 3), 1, 5);
      assertAccepts(
          filled,
          new Nested(
              path("offers"), Filter.must(Match.integer("size", 38), Range.of("price").gte(25))),
          2);
      assertThat(filled.first(OrderRequest.of(OrderBy.ascending("sold"), 10)))
          .extracting(ordered -> ordered.point().id().toString())
          .containsExactly("3", "5", "2", "1");
    }
  }

  /** Segments and payloads agree, and give the expected ids. */
  private static void assertAccepts(Collection collection, Filter filter, long... expected) {
    List<StoredPoint> found = collection.scroll(ScrollRequest.of(10).withFilter(filter)).points();
    assertThat(ids(found)).as("%s", filter).containsExactly(box(expected));
    List<StoredPoint> matching =
        collection.scroll(ScrollRequest.of(10)).points().stream()
            .filter(point -> filter.matches(point.id(), point.payload()))
            .toList();
    assertThat(ids(matching)).as("%s in memory", filter).containsExactly(box(expected));
    assertThat(collection.count(Optional.of(Filter.mustNot(filter))))
        .isEqualTo(6 - expected.length);
  }

  private static Filter onLeapDay() {
    return DatetimeRange.of(path("sold"))
        .from(new InstantBound(Instant.parse("2024-02-29T00:00:00Z"), true))
        .to(new InstantBound(Instant.parse("2024-03-01T00:00:00Z"), false));
  }

  private static GeoShape berlin() {
    return new GeoShape.Circle(new GeoPoint(52.52, 13.405), 5_000);
  }

  private static PayloadPath path(String text) {
    return PayloadPath.parse(text);
  }

  private static Long[] box(long... ids) {
    return Arrays.stream(ids).boxed().toArray(Long[]::new);
  }

  private static List<Long> ids(List<StoredPoint> points) {
    return points.stream().map(point -> Long.valueOf(point.id().toString())).toList();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }
}
