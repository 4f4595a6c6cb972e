package dev.akin.engine.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The place of a field in a payload: names joined by dots, {@code []} for every element of a list.
 *
 * <p>{@code price}, {@code size.width}, {@code offers[].shop.name}. A name that holds a dot, a
 * bracket, a quote or a backslash, or is empty, is written in double quotes, with a backslash
 * before quotes and backslashes. A path may find several values, or none.
 */
public final class PayloadPath {
  private static final String ELEMENTS = "[]";

  /** A name, or {@link #ELEMENTS}, which as a name would be quoted. */
  private final List<Step> steps;

  private final String text;

  private sealed interface Step {
    record Name(String name) implements Step {}

    record Elements() implements Step {}
  }

  private PayloadPath(List<Step> steps) {
    this.steps = steps;
    StringBuilder written = new StringBuilder();
    for (Step step : steps) {
      switch (step) {
        case Step.Name(String name) -> appendName(written, name);
        case Step.Elements() -> written.append(ELEMENTS);
      }
    }
    this.text = written.toString();
  }

  /**
   * Reads a path.
   *
   * @throws IllegalArgumentException if the text is not one; the message says where
   */
  public static PayloadPath parse(String text) {
    return new PayloadPath(new Parser(text).steps());
  }

  /** Appends a field's name to the text of the path of its object. */
  static void appendName(StringBuilder path, String name) {
    if (!path.isEmpty()) {
      path.append('.');
    }
    if (isPlain(name)) {
      path.append(name);
    } else {
      path.append('"').append(name.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
    }
  }

  private static boolean isPlain(String name) {
    return !name.isEmpty() && name.chars().noneMatch(c -> ".[]\"\\".indexOf(c) >= 0);
  }

  /** The path in its one canonical spelling. */
  @Override
  public String toString() {
    return text;
  }

  /** The canonical spelling of the path of the elements of a list at this path. */
  String elements() {
    return text + ELEMENTS;
  }

  /** The path of the elements of a list at this path. */
  PayloadPath ofElements() {
    List<Step> longer = new ArrayList<>(steps);
    longer.add(new Step.Elements());
    return new PayloadPath(List.copyOf(longer));
  }

  /** Whether the path leads to the elements of a list. */
  boolean endsInElements() {
    return steps.getLast() instanceof Step.Elements;
  }

  /** The path to what {@code inner} finds in an object at this path. */
  PayloadPath followedBy(PayloadPath inner) {
    List<Step> longer = new ArrayList<>(steps);
    longer.addAll(inner.steps);
    return new PayloadPath(List.copyOf(longer));
  }

  /** The values at this path in an object; a list is one value. */
  List<Object> values(Map<?, ?> fields) {
    List<Object> found = new ArrayList<>();
    visit(fields, 0, found::add);
    return found;
  }

  /** The values at this path, with the elements of a list in place of the list. */
  List<Object> flatValues(Map<?, ?> fields) {
    List<Object> found = new ArrayList<>();
    visit(
        fields,
        0,
        value -> {
          if (value instanceof List<?> list) {
            found.addAll(list);
          } else {
            found.add(value);
          }
        });
    return found;
  }

  private void visit(Object value, int step, Consumer<Object> found) {
    if (step == steps.size()) {
      found.accept(value);
      return;
    }
    switch (steps.get(step)) {
      case Step.Name(String name) -> {
        Object field = value instanceof Map<?, ?> map ? map.get(name) : null;
        if (field != null) {
          visit(field, step + 1, found);
        }
      }
      case Step.Elements() -> {
        if (value instanceof List<?> list) {
          list.forEach(element -> visit(element, step + 1, found));
        }
      }
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PayloadPath path && text.equals(path.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** Recursive descent without the recursion: names and brackets from left to right. */
  private static final class Parser {
    private final String text;
    private int position;

    Parser(String text) {
      this.text = text;
    }

    List<Step> steps() {
      List<Step> steps = new ArrayList<>();
      steps.add(new Step.Name(name()));
      while (position < text.length()) {
        if (text.startsWith(ELEMENTS, position)) {
          position += ELEMENTS.length();
          steps.add(new Step.Elements());
        } else if (text.charAt(position) == '.') {
          position++;
          steps.add(new Step.Name(name()));
        } else {
          throw wrong("expected \".\" or \"[]\"");
        }
      }
      return List.copyOf(steps);
    }

    private String name() {
      return position < text.length() && text.charAt(position) == '"' ? quoted() : plain();
    }

    private String plain() {
      int start = position;
      while (position < text.length() && isPlain(text.substring(position, position + 1))) {
        position++;
      }
      if (position == start) {
        throw wrong("expected the name of a field");
      }
      return text.substring(start, position);
    }

    private String quoted() {
      StringBuilder name = new StringBuilder();
      for (position++; position < text.length(); position++) {
        char c = text.charAt(position);
        if (c == '"') {
          position++;
          return name.toString();
        }
        if (c == '\\' && position + 1 < text.length()) {
          position++;
          c = text.charAt(position);
        }
        name.append(c);
      }
      throw wrong("the quoted name does not end");
    }

    private IllegalArgumentException wrong(String what) {
      return new IllegalArgumentException(
          "field path \"%s\": %s at character %d".formatted(text, what, position + 1));
    }
  }
}
