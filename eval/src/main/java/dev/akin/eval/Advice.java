package dev.akin.eval;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Something that was found, and what to do about it.
 *
 * @param severity how much it matters
 * @param what one sentence, with the numbers
 * @param remedy what to do, or what it is good for
 */
public record Advice(Severity severity, String what, String remedy) {
  /** How much advice matters. */
  public enum Severity {
    /** Good to know. */
    INFO,
    /** Likely a fault: answers are worse or slower than they could be. */
    WARNING;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Something that is good to know. */
  public static Advice info(String what, String remedy) {
    return new Advice(Severity.INFO, what, remedy);
  }

  /** Something that is likely a fault. */
  public static Advice warning(String what, String remedy) {
    return new Advice(Severity.WARNING, what, remedy);
  }

  /** {@code {"severity", "what", "remedy"}}. */
  public Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("severity", severity.toString());
    json.put("what", what);
    json.put("remedy", remedy);
    return json;
  }
}
