package dev.akin.visualsearch.importing;

import dev.akin.engine.Collection;
import dev.akin.engine.PointSelector;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import dev.akin.vision.encoder.EncoderException;
import dev.akin.vision.encoder.ImageEncoder;
import dev.akin.vision.picture.Picture;
import dev.akin.vision.picture.PictureException;
import dev.akin.visualsearch.catalogue.Catalogue;
import dev.akin.visualsearch.catalogue.CatalogueException;
import dev.akin.visualsearch.catalogue.CatalogueItem;
import dev.akin.visualsearch.catalogue.Fingerprint;
import dev.akin.visualsearch.catalogue.PictureSource;
import dev.akin.visualsearch.importing.ImportLedger.Entry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Brings a collection in line with a catalogue: new and changed pictures are encoded, changed
 * attributes are rewritten, what is gone is deleted, everything else is left alone. A picture that
 * cannot be read is skipped and named.
 */
public final class CatalogueImport {
  private static final int DELETE_BATCH = 1_000;

  /**
   * Where a catalogue goes.
   *
   * @param collection its points
   * @param pictures its thumbnails
   * @param ledger what of it is in
   */
  public record Target(Collection collection, PictureStore pictures, ImportLedger ledger) {}

  private final ImageEncoder encoder;
  private final Target target;
  private final Progress progress;
  private final ImportCounts counts = new ImportCounts();
  private final PointBatches batches;

  /** An import that {@linkplain #run runs} once. */
  public CatalogueImport(ImageEncoder encoder, Target target, Progress progress) {
    this.encoder = encoder;
    this.target = target;
    this.progress = progress;
    this.batches = new PointBatches(target.collection(), target.ledger());
  }

  /**
   * Reads the whole catalogue.
   *
   * @throws CatalogueException if the catalogue cannot be used, or none of its pictures can
   * @throws IOException if it cannot be read or the data cannot be written; what is in stays in
   */
  public ImportReport run(Catalogue catalogue) throws IOException {
    progress.begin("encoding pictures", catalogue.expectedSize());
    Set<String> names = new HashSet<>();
    try (BoundedWorkers workers = BoundedWorkers.onAllCores()) {
      catalogue.visit(item -> {
        names.add(item.name());
        workers.submit(() -> take(item));
      });
      workers.await();
    }
    batches.flush();
    int removed = removeAllBut(names);
    ImportReport report = counts.report(removed);
    if (report.known() + report.encoded() + report.described() == 0) {
      ImportReport.Skipped first = report.skipped().getFirst();
      throw new CatalogueException(
          "none of the %,d pictures of %s can be used; the first is %s: %s"
              .formatted(names.size(), catalogue.origin(), first.name(), first.reason()));
    }
    return report;
  }

  private void take(CatalogueItem item) throws IOException {
    Optional<PictureSource.Content> content = read(item);
    if (content.isPresent()) {
      take(item, content.get());
    }
    synchronized (progress) {
      progress.advance(counts.done());
    }
  }

  private Optional<PictureSource.Content> read(CatalogueItem item) {
    try {
      return Optional.of(item.source().read());
    } catch (PictureException e) {
      counts.skipped(item.name(), String.valueOf(e.getMessage()));
    } catch (IOException e) {
      counts.skipped(item.name(), "cannot be read (" + e.getMessage() + ")");
    }
    return Optional.empty();
  }

  private void take(CatalogueItem item, PictureSource.Content content) throws IOException {
    Optional<Entry> before = target.ledger().entry(item.name());
    Entry entry =
        new Entry(item.id(), content.fingerprint(), Fingerprint.of(item.payload().toJson()));
    if (before.isPresent() && before.get().equals(entry)) {
      counts.known();
    } else if (before.isPresent() && before.get().samePicture(entry)) {
      describe(item, entry);
    } else {
      try {
        encode(item, content.picture(), entry);
      } catch (PictureException | EncoderException e) {
        counts.skipped(item.name(), String.valueOf(e.getMessage()));
      }
    }
  }

  private void encode(CatalogueItem item, Picture picture, Entry entry) throws IOException {
    long start = System.nanoTime();
    float[] vector = encoder.encode(picture);
    long nanos = System.nanoTime() - start;
    target.pictures().write(item.id(), picture);
    batches.add(item.name(), entry, new Point(item.id(), vector, item.payload()));
    counts.encoded(nanos);
  }

  private void describe(CatalogueItem item, Entry entry) throws IOException {
    target.collection().overwritePayload(PointSelector.ids(List.of(item.id())), item.payload());
    target.ledger().add(Map.of(item.name(), entry));
    counts.described();
  }

  private int removeAllBut(Set<String> names) throws IOException {
    Set<String> gone = target.ledger().names();
    gone.removeAll(names);
    List<String> left = new ArrayList<>(gone);
    for (int from = 0; from < left.size(); from += DELETE_BATCH) {
      Set<String> batch =
          Set.copyOf(left.subList(from, Math.min(from + DELETE_BATCH, left.size())));
      List<PointId> ids =
          batch.stream().map(name -> target.ledger().entry(name).orElseThrow().id()).toList();
      target.collection().delete(PointSelector.ids(ids));
      for (PointId id : ids) {
        target.pictures().delete(id);
      }
      target.ledger().remove(batch);
    }
    return left.size();
  }
}
