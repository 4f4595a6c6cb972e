package dev.akin.visualsearch.catalogue;

import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;

/** What the values of a column are, found by looking at all of them. */
enum ColumnType {
  BOOL {
    @Override
    boolean holds(String text) {
      return switch (text.toLowerCase(Locale.ROOT)) {
        case "true", "false", "yes", "no" -> true;
        default -> false;
      };
    }

    @Override
    Object parse(String text) {
      String lower = text.toLowerCase(Locale.ROOT);
      return lower.equals("true") || lower.equals("yes");
    }
  },
  INTEGER {
    @Override
    boolean holds(String text) {
      return WHOLE.matcher(text).matches();
    }

    @Override
    Object parse(String text) {
      return Long.parseLong(text);
    }
  },
  NUMBER {
    @Override
    boolean holds(String text) {
      return DECIMAL.matcher(text).matches() && Double.isFinite(Double.parseDouble(text));
    }

    @Override
    Object parse(String text) {
      return Double.parseDouble(text);
    }
  },
  KEYWORD {
    @Override
    boolean holds(String text) {
      return true;
    }

    @Override
    Object parse(String text) {
      return text;
    }
  };

  /** A leading zero makes a code, not a number: 007. */
  private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,17})");

  private static final Pattern DECIMAL =
      Pattern.compile("-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,30})?([eE][-+]?[0-9]{1,3})?");

  abstract boolean holds(String text);

  abstract Object parse(String text);

  /** The narrowest type that holds all values; empty ones say nothing. */
  static ColumnType of(Collection<String> values) {
    for (ColumnType type : values()) {
      boolean any = false;
      boolean all = true;
      for (String value : values) {
        if (!value.isEmpty()) {
          any = true;
          all &= type.holds(value);
        }
      }
      if (any && all) {
        return type;
      }
    }
    return KEYWORD;
  }
}
