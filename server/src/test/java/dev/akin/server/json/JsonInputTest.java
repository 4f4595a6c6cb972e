package dev.akin.server.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.server.http.RefusedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JsonInputTest {
  private record Shape(int limit, String name, double weight) {}

  private static Shape shape(JsonInput input) {
    int limit = 0;
    String name = "";
    double weight = 0;
    input.startObject();
    while (input.nextField()) {
      switch (input.field()) {
        case "limit" -> limit = input.integer(1, 100);
        case "name" -> name = input.string();
        case "weights" -> {
          input.startArray();
          while (input.nextElement()) {
            weight += input.number();
          }
        }
        default -> throw input.unknownField("limit", "name", "weights");
      }
    }
    return new Shape(limit, name, weight);
  }

  private static Shape read(String json) throws IOException {
    InputStream body = new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
    return JsonInput.read(body, JsonInputTest::shape);
  }

  @Test
  void readsWhatTheReaderAsksFor() throws IOException {
    assertThat(read("{\"limit\":7,\"name\":\"ä\",\"weights\":[1,2.5]}"))
        .isEqualTo(new Shape(7, "ä", 3.5));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "| empty body, expected a JSON object",
        "[] | expected an object, found an array (line 1, column 1)",
        "{\"limit\":0} | limit: 0 is not between 1 and 100 (line 1, column 10)",
        "{\"limit\":12345678901234567890} | limit: 12345678901234567890 is not between 1 and 100",
        "{\"limit\":1.5} | limit: expected a whole number, found the number 1.5",
        "{\"limit\":\"5\"} | limit: expected a whole number, found the string \"5\"",
        "{\"limit\":5,\"limit\":6} | Duplicate Object property \"limit\"",
        "{\"lim\":5} | lim: unknown field, known here: limit, name, weights (line 1, column 8)",
        "{\"weights\":[1,null]} | weights[1]: expected a number, found null",
        "{\"weights\":[1e999]} | weights[0]: 1e999 is beyond the range of numbers",
        "{\"weights\":[NaN]} | broken JSON at line 1, column 16: Non-standard token 'NaN'",
        "{\"weights\":[1,]} | broken JSON at line 1, column 15",
        "{\"limit\":5 | broken JSON at line 1, column 11: Unexpected end-of-input",
        "{\"limit\":5} {} | unexpected value after the end of the document (line 1, column 13)",
        "{'limit':5} | broken JSON at line 1, column 2",
      })
  void saysWhatIsWrongAndWhere(String json, String message) {
    assertThatThrownBy(() -> read(json == null ? "" : json))
        .isInstanceOfSatisfying(
            RefusedException.class, refusal -> assertThat(refusal.status()).isEqualTo(400))
        .hasMessageContaining(message);
  }

  @Test
  void namesTheLineOfALaterError() {
    assertThatThrownBy(() -> read("{\n  \"limit\": 5,\n  \"name\": x\n}"))
        .hasMessageStartingWith("broken JSON at line 3, column 11");
  }

  @Test
  void keepsAdviceToProgrammersToItself() {
    assertThatThrownBy(() -> read("{\"weights\":[Infinity]}"))
        .message()
        .doesNotContain("Feature")
        .doesNotContain("Source");
  }

  @Test
  void refusesDeepNesting() {
    String deep = "[".repeat(JsonInput.MAX_DEPTH + 1);
    assertThatThrownBy(() -> read("{\"name\":" + deep))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("name: expected a string, found an array");
    assertThatThrownBy(() ->
            JsonInput.read(
                new ByteArrayInputStream(deep.getBytes(StandardCharsets.UTF_8)),
                input -> {
                  for (int depth = 0; depth < 2 * JsonInput.MAX_DEPTH; depth++) {
                    input.startArray();
                    input.nextElement();
                  }
                  return 0;
                }))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("nesting depth");
  }

  @Test
  void shortensWhatItShows() {
    assertThatThrownBy(() -> read("{\"limit\":\"" + "y".repeat(5_000) + "\"}"))
        .message()
        .hasSizeLessThan(200);
  }

  @Test
  void passesOnThatTheBodyCannotBeRead() {
    PipedInputStream broken = new PipedInputStream(); // never connected
    assertThatThrownBy(() -> JsonInput.read(broken, JsonInputTest::shape))
        .isExactlyInstanceOf(IOException.class)
        .hasMessage("Pipe not connected");
  }
}
