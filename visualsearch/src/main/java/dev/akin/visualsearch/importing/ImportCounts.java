package dev.akin.visualsearch.importing;

import dev.akin.visualsearch.importing.ImportReport.Skipped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What an import has done so far. Thread-safe. */
final class ImportCounts {
  private int known;
  private int encoded;
  private int described;
  private long encodeNanos;
  private final List<Skipped> skipped = new ArrayList<>();

  synchronized void known() {
    known++;
  }

  synchronized void encoded(long nanos) {
    encoded++;
    encodeNanos += nanos;
  }

  synchronized void described() {
    described++;
  }

  synchronized void skipped(String name, String reason) {
    skipped.add(new Skipped(name, reason));
  }

  synchronized long done() {
    return (long) known + encoded + described + skipped.size();
  }

  synchronized ImportReport report(int removed) {
    skipped.sort(Comparator.comparing(Skipped::name));
    return new ImportReport(known, encoded, described, removed, skipped, encodeNanos);
  }
}
