package dev.akin.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.core.vector.Metric;
import dev.akin.engine.Collection;
import dev.akin.engine.CollectionParameters;
import dev.akin.engine.Engine;
import dev.akin.engine.EngineParameters;
import dev.akin.engine.PointSelector;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Points 0 to 19 on a line, point n at n, of size n mod 4; point 2 is deleted. */
final class WhyNotCommandTest {
  private static final String QUERY = "{\"query\":[0],\"limit\":3}";

  @TempDir Path folder;

  @BeforeEach
  void fill() {
    try (Engine engine = open()) {
      Collection line = engine.create("line", CollectionParameters.of(1, Metric.L2));
      List<Point> points = new ArrayList<>();
      for (int n = 0; n < 20; n++) {
        points.add(new Point(PointId.of(n), new float[] {n}, Payload.of(Map.of("size", n % 4))));
      }
      line.upsert(points);
      line.delete(PointSelector.ids(List.of(PointId.of(2))));
    }
  }

  private Engine open() {
    return Engine.open(folder.resolve("data"), EngineParameters.defaults().withIndexThreads(0));
  }

  private CommandRun whyNot(String id, String query, String... more) {
    List<String> arguments =
        Stream.concat(
                Stream.of(
                    "why-not",
                    "--data",
                    folder + "/data",
                    "--collection",
                    "line",
                    "--id",
                    id,
                    "--query",
                    query),
                Stream.of(more))
            .toList();
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  @Test
  void theReasonIsOneSentence() throws IOException {
    CommandRun outranked = whyNot("5", QUERY);
    assertThat(outranked.code()).as(outranked.err()).isZero();
    assertThat(outranked.out())
        .isEqualToNormalizingNewlines(
            """
            point 5 is outranked: rank 5 of 19 with score -25.0, where 3 are wanted; the last of them is point 3 with score -9.0, the one before it point 4 with score -16.0
            """);
    Path file = Files.writeString(folder.resolve("asked.json"), QUERY);
    assertThat(whyNot("5", file.toString()).out()).isEqualTo(outranked.out());
    assertThat(whyNot("5", QUERY, "--k", "5").out())
        .isEqualToNormalizingNewlines("point 5 is found, on rank 5 with score -25.0\n");
    assertThat(whyNot("2", QUERY).out()).containsPattern("^point 2 (was deleted|is not stored)");
  }

  @Test
  void jsonHoldsWhatWasFoundOut() {
    String filtered =
        "{\"query\":[0],\"filter\":{\"must\":[{\"key\":\"size\",\"match\":{\"value\":3}}]}}";
    CommandRun run = whyNot("5", filtered, "--json");
    assertThat(run.code()).as(run.err()).isZero();
    Map<String, Object> json = Payload.fromJson(run.out().strip().getBytes(UTF_8)).fields();
    assertThat(json).containsEntry("id", 5L).containsEntry("reason", "filtered_out");
    assertThat(json)
        .containsEntry("unmet", List.of(Map.of("condition", "size = 3", "values", List.of(1L))));
  }

  @Test
  void wrongInputIsSaidInOneLine() {
    assertThat(whyNot("x", QUERY).code()).isEqualTo(2);
    CommandRun missing = whyNot("5", folder + "/none.json");
    assertThat(missing.code()).isEqualTo(2);
    assertThat(missing.err()).contains("no such file").hasLineCount(1);
    CommandRun wrong = whyNot("5", "{\"query\":[0,1]}");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("dimension");
    assertThat(whyNot("5", "{\"query\":77}").err()).contains("point 77");
    assertThat(whyNot("5", QUERY, "--k", "0").code()).isEqualTo(2);
    try (Engine _ = open()) {
      assertThat(whyNot("5", QUERY).err()).contains("a running server answers");
    }
  }
}
