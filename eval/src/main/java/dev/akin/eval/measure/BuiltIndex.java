package dev.akin.eval.measure;

import dev.akin.core.Indexes;
import dev.akin.core.index.Index;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/**
 * An index that was built into a file and opened by mapping, like a user's. Closing it unmaps the
 * file and deletes it, unless its store lasts.
 */
public final class BuiltIndex implements AutoCloseable {
  private final String specification;
  private final IndexStore store;
  private final IndexStore.Stored stored;
  private final Index index;

  private BuiltIndex(
      String specification, IndexStore store, IndexStore.Stored stored, Index index) {
    this.specification = specification;
    this.store = store;
    this.stored = stored;
    this.index = index;
  }

  static BuiltIndex open(String specification, IndexStore store, IndexStore.Stored stored)
      throws IOException {
    return new BuiltIndex(specification, store, stored, Indexes.open(stored.file()));
  }

  /** The factory string, as it was asked for. */
  public String specification() {
    return specification;
  }

  /** What building it cost. */
  public BuildCost cost() {
    return stored.cost();
  }

  /** The knobs that its searches understand. */
  public Set<String> knobs() {
    return index.knobs().names();
  }

  Index index() {
    return index;
  }

  Path file() {
    return stored.file();
  }

  @Override
  public void close() throws IOException {
    index.close();
    store.release(stored);
  }
}
