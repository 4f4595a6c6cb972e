package dev.akin.visualsearch.catalogue;

import java.io.IOException;
import java.util.OptionalLong;
import java.util.Set;

/** Pictures with their attributes, read one after another from wherever they are. */
public interface Catalogue {
  /** Where it comes from, as people read it; the same for every reading of the same source. */
  String origin();

  /**
   * Changes whenever pictures or attributes may have changed. Cheap: looks at names, sizes and
   * times, not into the pictures.
   *
   * @throws IOException if the source cannot be read
   */
  String version() throws IOException;

  /** How many items will come, if that is known before they are read. */
  OptionalLong expectedSize();

  /**
   * Reads all items, in an order that is the same at each reading.
   *
   * @throws CatalogueException if the source is not what it should be
   * @throws IOException if the source cannot be read
   */
  void visit(Visitor visitor) throws IOException;

  /**
   * Makes held-out queries: pictures that are not in the catalogue but look as if they could be.
   * Unless a catalogue knows better, these are items seen through a mirror and a crop; whoever
   * searches with one must not count the item itself as found.
   *
   * @param imported the names of the items that can be found
   * @param count at most this many
   * @throws IOException if the source cannot be read
   */
  default void visitQueries(Set<String> imported, int count, Visitor visitor) throws IOException {
    HeldOutSample sample = HeldOutSample.of(imported, count);
    visit(item -> {
      if (sample.contains(item.name())) {
        visitor.item(sample.altered(item));
      }
    });
  }

  /** Receives items. */
  @FunctionalInterface
  interface Visitor {
    void item(CatalogueItem item) throws IOException;
  }
}
