package dev.akin.visualsearch.importing;

import dev.akin.engine.point.PointId;
import dev.akin.engine.proof.ProofQuery;
import dev.akin.vision.encoder.EncoderException;
import dev.akin.vision.encoder.ImageEncoder;
import dev.akin.vision.picture.PictureException;
import dev.akin.visualsearch.catalogue.Catalogue;
import dev.akin.visualsearch.catalogue.CatalogueItem;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;

/** Encodes a catalogue's held-out pictures into the queries of a proof. */
public final class HeldOutQueries {
  private final ImageEncoder encoder;
  private final Progress progress;

  public HeldOutQueries(ImageEncoder encoder, Progress progress) {
    this.encoder = encoder;
    this.progress = progress;
  }

  /**
   * Encodes up to {@code count} queries, in the order of their names. Each excludes the point of
   * its own picture.
   *
   * @param imported the names of the items that can be found
   * @throws IOException if the catalogue cannot be read
   */
  public List<ProofQuery<PointId>> of(Catalogue catalogue, Set<String> imported, int count)
      throws IOException {
    progress.begin("encoding held-out queries", OptionalLong.of(Math.min(count, imported.size())));
    Map<String, ProofQuery<PointId>> queries = new ConcurrentSkipListMap<>();
    try (BoundedWorkers workers = BoundedWorkers.onAllCores()) {
      catalogue.visitQueries(imported, count, item -> workers.submit(() -> encode(item, queries)));
      workers.await();
    }
    return List.copyOf(queries.values());
  }

  private void encode(CatalogueItem item, Map<String, ProofQuery<PointId>> queries)
      throws IOException {
    try {
      float[] vector = encoder.encode(item.source().read().picture());
      queries.put(item.name(), new ProofQuery<>(vector, Set.of(item.id())));
    } catch (PictureException | EncoderException e) {
      // Its crop may be of one colour where the whole is not: such a picture asks nothing.
      System.getLogger(HeldOutQueries.class.getName())
          .log(System.Logger.Level.DEBUG, "no query from {0}: {1}", item.name(), e.getMessage());
    }
    synchronized (progress) {
      progress.advance(queries.size());
    }
  }
}
