package dev.akin.visualsearch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The collections of a data directory that can be searched by picture: those that a {@link
 * CatalogueLoader} filled. Thread-safe.
 */
public final class VisualSearches implements AutoCloseable {
  private final Path data;
  private final Map<String, VisualSearch> opened = new HashMap<>();

  /** Opens nothing yet. */
  public VisualSearches(Path data) {
    this.data = data;
  }

  /**
   * Search by picture in a collection; empty if it was not made from pictures.
   *
   * @throws IOException if its description cannot be read
   */
  public synchronized Optional<VisualSearch> of(String collection) throws IOException {
    VisualSearch known = opened.get(collection);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<PictureFolder> folder = PictureFolder.of(data, collection);
    if (folder.isEmpty()) {
      return Optional.empty();
    }
    Optional<CatalogueDescription> description =
        CatalogueDescription.read(folder.get().description());
    if (description.isEmpty()) {
      return Optional.empty();
    }
    VisualSearch search = new VisualSearch(folder.get(), description.get());
    opened.put(collection, search);
    return Optional.of(search);
  }

  /** Closes every encoder. */
  @Override
  public synchronized void close() {
    opened.values().forEach(VisualSearch::close);
    opened.clear();
  }
}
