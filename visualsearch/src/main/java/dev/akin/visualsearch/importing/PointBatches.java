package dev.akin.visualsearch.importing;

import dev.akin.engine.Collection;
import dev.akin.engine.point.Point;
import dev.akin.visualsearch.importing.ImportLedger.Entry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Points on their way into a collection, written by the batch because each write waits for the
 * disk. The ledger learns of a point once it is durable. Thread-safe: who fills a batch writes it.
 */
final class PointBatches {
  private static final int SIZE = 256;

  private final Collection collection;
  private final ImportLedger ledger;
  private Batch batch = new Batch();

  PointBatches(Collection collection, ImportLedger ledger) {
    this.collection = collection;
    this.ledger = ledger;
  }

  private static final class Batch {
    final List<Point> points = new ArrayList<>(SIZE);
    final Map<String, Entry> entries = new LinkedHashMap<>();
  }

  void add(String name, Entry entry, Point point) throws IOException {
    Batch full;
    synchronized (this) {
      batch.points.add(point);
      batch.entries.put(name, entry);
      if (batch.points.size() < SIZE) {
        return;
      }
      full = batch;
      batch = new Batch();
    }
    write(full);
  }

  /** Writes what is left. */
  void flush() throws IOException {
    Batch rest;
    synchronized (this) {
      rest = batch;
      batch = new Batch();
    }
    if (!rest.points.isEmpty()) {
      write(rest);
    }
  }

  private void write(Batch full) throws IOException {
    collection.upsert(full.points);
    ledger.add(full.entries);
  }
}
