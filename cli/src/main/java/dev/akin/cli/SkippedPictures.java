package dev.akin.cli;

import dev.akin.visualsearch.importing.ImportReport.Skipped;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Names pictures that could not be used. */
final class SkippedPictures {
  private static final int SHOWN = 10;

  private SkippedPictures() {}

  /** Prints the first few of them and how many more there are; nothing if there are none. */
  static void print(List<Skipped> skipped, PrintWriter err) {
    if (skipped.isEmpty()) {
      return;
    }
    err.printf(Locale.ROOT, "%,d pictures could not be used:%n", skipped.size());
    for (Skipped each : skipped.subList(0, Math.min(SHOWN, skipped.size()))) {
      err.printf("  %s: %s%n", each.name(), each.reason());
    }
    if (skipped.size() > SHOWN) {
      err.printf(Locale.ROOT, "  and %,d more%n", skipped.size() - SHOWN);
    }
    err.flush();
  }
}
