package dev.akin.eval.report;

import dev.akin.eval.Advice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Text for a terminal, made of titles, labelled lines and advice. */
final class Lines {
  private static final int LABEL = 20;

  /** Columns after which a line of advice goes on in the next. */
  private static final int WIDTH = 116;

  private static final String INDENT = " ".repeat(12);

  private final StringBuilder text = new StringBuilder();

  /** A title, an empty line before it. */
  Lines title(String title) {
    text.append(text.isEmpty() ? "" : "\n").append(title).append('\n');
    return this;
  }

  /** A labelled line. */
  Lines line(String label, String value) {
    text.append("  ")
        .append(String.format(Locale.ROOT, "%-" + LABEL + "s", label))
        .append(value)
        .append('\n');
    return this;
  }

  /** A line of a table. */
  Lines row(String row) {
    text.append(row).append('\n');
    return this;
  }

  /** Warnings first, each with its remedy below; that there is none, if there is none. */
  Lines advice(List<Advice> advice) {
    title("advice");
    if (advice.isEmpty()) {
      text.append("  none: nothing was found that should be changed\n");
    }
    for (Advice.Severity severity : List.of(Advice.Severity.WARNING, Advice.Severity.INFO)) {
      advice.stream().filter(each -> each.severity() == severity).forEach(this::add);
    }
    return this;
  }

  private void add(Advice advice) {
    List<String> what = wrapped(advice.what());
    text.append(String.format(Locale.ROOT, "  %-10s%s\n", advice.severity(), what.getFirst()));
    what.stream().skip(1).forEach(line -> text.append(INDENT).append(line).append('\n'));
    wrapped("→ " + advice.remedy()).forEach(line -> text.append(INDENT).append(line).append('\n'));
  }

  private static List<String> wrapped(String sentence) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : sentence.split(" ", -1)) {
      if (!line.isEmpty() && INDENT.length() + line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
