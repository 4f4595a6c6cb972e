package dev.akin.eval.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * To whom Linux gives transparent huge pages of 2 MiB. With pages of 4 KiB a random access to much
 * memory, such as a step of a walk through a graph, often costs a second one to find its page.
 */
public enum HugePages {
  /** To all memory that belongs to no file: vectors outside the heap among it. */
  ALWAYS,
  /** To who asks: of Java the heap, by {@code -XX:+UseTransparentHugePages}. */
  MADVISE,
  /** To nobody. */
  NEVER,
  /** Another system, or one that does not tell. */
  UNKNOWN;

  private static final Path FILE = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");
  private static final Pattern CHOSEN = Pattern.compile("\\[(always|madvise|never)]");

  static HugePages found() {
    try {
      return parse(Files.readString(FILE));
    } catch (IOException e) {
      return UNKNOWN;
    }
  }

  /** What is in brackets in a text such as {@code always [madvise] never}. */
  static HugePages parse(String text) {
    Matcher chosen = CHOSEN.matcher(text);
    return chosen.find() ? valueOf(chosen.group(1).toUpperCase(Locale.ROOT)) : UNKNOWN;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
