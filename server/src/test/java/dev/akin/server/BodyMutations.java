package dev.akin.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Ways to spoil a body. Works on bytes seen as Latin letters, so that any byte may come out. */
final class BodyMutations {
  private static final Pattern VALUE =
      Pattern.compile("-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?|\"[^\"]*\"|true|false|null");
  private static final Pattern FIELD = Pattern.compile("\"[a-z_]+\":");
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "{}",
          "[]",
          "\"\"",
          "\"x\"",
          "0",
          "-0",
          "-1",
          "1e400",
          "1e39",
          "1e-400",
          "0.1",
          "2147483648",
          "18446744073709551615",
          "18446744073709551616",
          "9".repeat(400),
          "NaN",
          "Infinity",
          "0x1F",
          "+1",
          "01",
          "1.",
          "\"\\ud800\"",
          "\"\\u0000\"",
          "[[[]]]",
          "{\"a\":1,\"a\":2}",
          "\"2d3c4f0e-8a8b-4a4e-9f43-0d7a1c8f1b11\"",
          "100000",
          "1e5",
          "\"" + "long".repeat(5_000) + "\"");
  private static final List<String> PIECES =
      List.of(
          "\u0000",
          "\u00ff\u00fe",
          "\u00c0\u00af",
          "\u00ed\u00a0\u0080",
          "\u00f5\u0080\u0080\u0080",
          "\"",
          "\\",
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "\n",
          "/*x*/",
          "\\u12",
          "\u00ef\u00bb\u00bf",
          "'");

  private final Random random;

  BodyMutations(Random random) {
    this.random = random;
  }

  /** The body with one to three changes. */
  byte[] spoil(byte[] body) {
    String text = new String(body, ISO_8859_1);
    for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
      text = one().apply(text);
    }
    return text.getBytes(ISO_8859_1);
  }

  private UnaryOperator<String> one() {
    return switch (random.nextInt(10)) {
      case 0 -> text -> text.substring(0, place(text));
      case 1 -> this::withoutASlice;
      case 2 -> this::withASliceTwice;
      case 3, 4, 5 -> text -> replaced(VALUE, text, VALUES.get(random.nextInt(VALUES.size())));
      case 6 -> this::withAFieldTwice;
      case 7 -> text -> replaced(FIELD, text, "\"other\":");
      case 8 -> text -> inserted(text, PIECES.get(random.nextInt(PIECES.size())));
      default -> this::deeper;
    };
  }

  private int place(String text) {
    return text.isEmpty() ? 0 : random.nextInt(text.length() + 1);
  }

  private String inserted(String text, String piece) {
    int at = place(text);
    return text.substring(0, at) + piece + text.substring(at);
  }

  private String withoutASlice(String text) {
    int from = place(text);
    int to = Math.min(text.length(), from + random.nextInt(20));
    return text.substring(0, from) + text.substring(to);
  }

  private String withASliceTwice(String text) {
    int from = place(text);
    int to = Math.min(text.length(), from + random.nextInt(60));
    return text.substring(0, to) + text.substring(from);
  }

  private String replaced(Pattern pattern, String text, String by) {
    List<MatchResult> found = pattern.matcher(text).results().toList();
    if (found.isEmpty()) {
      return inserted(text, by);
    }
    MatchResult match = found.get(random.nextInt(found.size()));
    return text.substring(0, match.start()) + by + text.substring(match.end());
  }

  private String withAFieldTwice(String text) {
    List<MatchResult> found = FIELD.matcher(text).results().toList();
    if (found.isEmpty()) {
      return text + text;
    }
    MatchResult match = found.get(random.nextInt(found.size()));
    return text.substring(0, match.start())
        + match.group()
        + VALUES.get(random.nextInt(VALUES.size()))
        + ","
        + text.substring(match.start());
  }

  private String deeper(String text) {
    int levels = 1 + random.nextInt(random.nextBoolean() ? 40 : 3_000);
    String open = random.nextBoolean() ? "[" : "{\"must\":[";
    String close = open.equals("[") ? "]" : "]}";
    return replaced(VALUE, text, open.repeat(levels) + "1" + close.repeat(levels));
  }
}
