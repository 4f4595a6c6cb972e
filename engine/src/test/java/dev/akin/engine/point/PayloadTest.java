package dev.akin.engine.point;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PayloadTest {
  @Test
  void jsonReadsIntoFewTypes() {
    Payload payload =
        json("{\"a\":\"x\",\"b\":1,\"c\":1.0,\"d\":true,\"e\":null,\"f\":[1,{\"g\":-2}]}");

    assertThat(payload.fields())
        .containsExactly(
            Map.entry("a", "x"),
            Map.entry("b", 1L),
            Map.entry("c", 1.0),
            Map.entry("d", true),
            Map.entry("e", JsonNull.NULL),
            Map.entry("f", List.of(1L, Map.of("g", -2L))));
  }

  @Test
  void javaValuesAreBroughtToTheSameTypes() {
    Map<String, Object> fields = new HashMap<>();
    fields.put("int", 7);
    fields.put("float", 0.5f);
    fields.put("big", BigInteger.TWO.pow(64));
    fields.put("none", null);

    assertThat(Payload.of(fields).fields())
        .isEqualTo(Map.of("int", 7L, "float", 0.5, "big", 0x1p64, "none", JsonNull.NULL));
  }

  @Test
  void aCopyIsTakenAndCannotBeChanged() {
    List<Object> colours = new ArrayList<>(List.of("red"));
    Payload payload = Payload.of(Map.of("colours", colours));
    colours.add("blue");

    assertThat(payload.field("colours")).contains(List.of("red"));
    assertThatThrownBy(() -> payload.fields().put("x", 1L))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> payload.with(json("{\"y\":1}")).fields().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void patchesReplaceWholeFields() {
    Payload payload = json("{\"a\":{\"x\":1,\"y\":2},\"b\":1}");

    assertThat(payload.with(json("{\"a\":{\"x\":3},\"c\":4}")))
        .isEqualTo(json("{\"a\":{\"x\":3},\"b\":1,\"c\":4}"));
    assertThat(payload.without(List.of("b", "absent")))
        .isEqualTo(json("{\"a\":{\"x\":1,\"y\":2}}"));
  }

  @Test
  void randomTreesReadBackFromJson() {
    Random random = new Random(11);
    for (int i = 0; i < 300; i++) {
      Payload payload = Payload.of(randomMap(random, 4));
      assertThat(Payload.fromJson(payload.toJson())).isEqualTo(payload);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "1",
        "{",
        "{\"a\":}",
        "{\"a\":1}{}",
        "{\"a\":NaN}",
        "{\"a\":1e999}",
        "{\"a\":1,\"a\":2}",
        "{\"a\":[1,2"
      })
  void brokenJsonIsRefused(String text) {
    assertThatThrownBy(() -> json(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("payload");
  }

  @Test
  void depthIsBoundedWhereverTheTreeComesFrom() {
    String deepest =
        "{\"a\":".repeat(PayloadJson.MAX_DEPTH) + "1" + "}".repeat(PayloadJson.MAX_DEPTH);
    assertThat(Payload.of(json(deepest).fields())).isEqualTo(json(deepest));

    String tooDeep = "{\"a\":" + deepest + "}";
    assertThatThrownBy(() -> json(tooDeep)).hasMessageContaining("64 levels");
    assertThatThrownBy(() -> Payload.of(Map.of("a", json(deepest).fields())))
        .hasMessageContaining("64 levels");
    assertThatThrownBy(() -> json("{\"a\":" + "[".repeat(100_000)))
        .hasMessageContaining("64 levels");
  }

  @Test
  void foreignTypesAndNonFiniteNumbersAreRefused() {
    assertThatThrownBy(() -> Payload.of(Map.of("a", new Object())))
        .hasMessageContaining("java.lang.Object");
    assertThatThrownBy(() -> Payload.of(Map.of("a", Double.NaN))).hasMessageContaining("NaN");
    assertThatThrownBy(() -> Payload.of(Map.of("a", Map.of(1, 2))))
        .hasMessageContaining("field name 1");
  }

  private static Payload json(String text) {
    return Payload.fromJson(text.getBytes(UTF_8));
  }

  private static Map<String, Object> randomMap(Random random, int depth) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      fields.put("ключ\u0000\"" + random.nextInt(20), randomValue(random, depth));
    }
    return fields;
  }

  private static Object randomValue(Random random, int depth) {
    return switch (random.nextInt(depth > 0 ? 7 : 5)) {
      case 0 -> random.nextLong();
      case 1 -> Double.longBitsToDouble(random.nextLong() & 0xBFFFFFFFFFFFFFFFL);
      case 2 -> random.nextBoolean();
      case 3 -> "текст \uD83D\uDC57\n" + random.nextInt();
      case 4 -> JsonNull.NULL;
      case 5 -> List.of(randomValue(random, depth - 1), randomValue(random, depth - 1));
      default -> randomMap(random, depth - 1);
    };
  }
}
