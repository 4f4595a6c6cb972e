package dev.akin.testkit.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A folder: the entries that programs see, the entries on disk, and the changes in between in their
 * order. Guarded by the disk's lock.
 */
final class DiskFolder implements DiskNode {
  private final Map<String, DiskNode> visible = new TreeMap<>();
  private final Map<String, DiskNode> durable = new TreeMap<>();
  private final List<Consumer<Map<String, DiskNode>>> pending = new ArrayList<>();

  @Override
  public long size() {
    return 0;
  }

  /** The entries by name; read-only. */
  Map<String, DiskNode> entries() {
    return visible;
  }

  void put(String name, DiskNode node) {
    change(entries -> entries.put(name, node));
  }

  void remove(String name) {
    change(entries -> entries.remove(name));
  }

  /** One change: after a crash the node has one of the two names. */
  void rename(String from, String to, DiskNode node) {
    change(entries -> {
      entries.remove(from);
      entries.put(to, node);
    });
  }

  private void change(Consumer<Map<String, DiskNode>> change) {
    change.accept(visible);
    pending.add(change);
  }

  void force() {
    durable.clear();
    durable.putAll(visible);
    pending.clear();
  }

  /** The folder that is found after a power failure, with everything in it. */
  DiskFolder survivor(Survival survival) {
    Map<String, DiskNode> entries = new TreeMap<>(durable);
    pending.subList(0, survival.changes(pending.size())).forEach(change -> change.accept(entries));
    DiskFolder survivor = new DiskFolder();
    entries.forEach((name, node) ->
        survivor.put(
            name,
            switch (node) {
              case DiskFile file -> file.survivor(survival);
              case DiskFolder folder -> folder.survivor(survival);
            }));
    survivor.force();
    return survivor;
  }
}
