package dev.akin.engine;

import dev.akin.engine.filter.PayloadIndex;
import dev.akin.engine.filter.PayloadIndexes;
import dev.akin.engine.filter.PayloadPath;
import dev.akin.engine.filter.UpdatableFields;
import dev.akin.engine.write.CollectionStore;
import dev.akin.engine.write.Reading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The payload indexes that a collection's owner asked for, and those that filters needed. */
final class CollectionPayloadIndexes {
  private final CollectionStore store;
  private final Path folder;
  private final UpdatableFields updatable;
  private final Set<PayloadIndex> requested;

  /**
   * Takes up what was requested in earlier runs.
   *
   * @param updatable fields that have no index
   */
  CollectionPayloadIndexes(CollectionStore store, Path folder, UpdatableFields updatable)
      throws IOException {
    this.store = store;
    this.updatable = updatable;
    this.folder = folder;
    this.requested = new LinkedHashSet<>(PayloadIndexFormat.read(folder));
    requested.forEach(store.payloadIndexes()::request);
  }

  List<PayloadIndexes.Built> create(PayloadIndex index) throws IOException {
    if (updatable.at(index.field()).isPresent()) {
      throw new InvalidRequestException(
          "payload field \"%s\" is updatable: its conditions are answered from its values, it has no index"
              .formatted(index.field()));
    }
    synchronized (this) {
      if (requested.add(index)) {
        PayloadIndexFormat.write(folder, requested);
      }
    }
    store.payloadIndexes().request(index);
    try (Reading reading = store.read()) {
      return reading.view().build(index);
    }
  }

  synchronized boolean drop(PayloadPath field) throws IOException {
    if (requested.removeIf(index -> index.field().equals(field))) {
      PayloadIndexFormat.write(folder, requested);
    }
    boolean dropped = false;
    for (PayloadIndex.Kind kind : PayloadIndex.Kind.values()) {
      dropped |= store.payloadIndexes().drop(new PayloadIndex(field, kind));
    }
    return dropped;
  }

  List<PayloadIndexes.State> states() {
    return store.payloadIndexes().states();
  }
}
