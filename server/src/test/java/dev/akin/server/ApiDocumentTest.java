package dev.akin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Runs the examples of docs/api.md, one after the other, and compares what they answer. */
final class ApiDocumentTest {
  private static final Pattern EXAMPLE =
      Pattern.compile("```sh\n(curl .*?)\n```\n```json\n(.*?)\n```", Pattern.DOTALL);
  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");
  private static final Path DOCUMENT = Path.of("../docs/api.md");
  private static final JsonMapper MAPPER = new JsonMapper();

  @TempDir Path data;

  @Test
  void everyExampleAnswersWhatIsShown() throws IOException {
    List<MatchResult> examples = EXAMPLE.matcher(Files.readString(DOCUMENT)).results().toList();
    assertThat(examples).hasSizeGreaterThan(12);
    try (Served served = Served.start(data)) {
      for (MatchResult example : examples) {
        Reply reply = run(served, example.group(1));
        JsonNode shown = MAPPER.readTree(example.group(2));
        assertThat(comparable(reply.json(), shown))
            .as(example.group(1))
            .isEqualTo(comparable(shown, shown));
      }
    }
  }

  private static Reply run(Served served, String command) {
    List<String> words = new ArrayList<>();
    WORD.matcher(command)
        .results()
        .forEach(word -> words.add(word.group(1) != null ? word.group(1) : word.group(2)));
    String address =
        words.stream().filter(word -> word.startsWith("localhost")).findFirst().orElseThrow();
    String path = address.substring(address.indexOf('/'));
    int body = words.indexOf("-d");
    if (body < 0) {
      return served.get(path);
    }
    return served.send(words.get(words.indexOf("-X") + 1), path, words.get(body + 1));
  }

  /**
   * Numbers as they compare, without the time, and without what the document leaves open by "…".
   */
  private static JsonNode comparable(JsonNode answer, JsonNode shown) {
    JsonNode copy = MAPPER.readTree(answer.toString().replaceAll("(\\d)\\.0(?=[,}\\]])", "$1"));
    if (copy instanceof ObjectNode object) {
      object.remove("time");
      shown.propertyNames().stream()
          .filter(name -> shown.path(name).asString("").equals("…"))
          .forEach(object::remove);
    }
    return copy;
  }
}
