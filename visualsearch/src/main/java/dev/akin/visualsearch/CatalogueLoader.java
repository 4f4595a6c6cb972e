package dev.akin.visualsearch;

import dev.akin.engine.Collection;
import dev.akin.engine.CollectionParameters;
import dev.akin.engine.Engine;
import dev.akin.engine.point.PointId;
import dev.akin.engine.proof.Proof;
import dev.akin.engine.proof.ProofQuery;
import dev.akin.vision.Encoders;
import dev.akin.vision.encoder.ImageEncoder;
import dev.akin.visualsearch.CatalogueDescription.Effort;
import dev.akin.visualsearch.CatalogueDescription.UsedEncoder;
import dev.akin.visualsearch.catalogue.Catalogue;
import dev.akin.visualsearch.catalogue.CatalogueException;
import dev.akin.visualsearch.importing.CatalogueImport;
import dev.akin.visualsearch.importing.HeldOutQueries;
import dev.akin.visualsearch.importing.ImportLedger;
import dev.akin.visualsearch.importing.ImportReport;
import dev.akin.visualsearch.importing.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Brings a catalogue into a collection and proves the search. What is done already is not done
 * again: an unchanged catalogue costs a look at its version.
 */
public final class CatalogueLoader {
  /** Queries of a proof: enough for an interval of ±1 % at a recall of 0.97. */
  private static final int QUERIES = 500;

  private static final Duration INDEX_PATIENCE = Duration.ofHours(6);

  private final Engine engine;
  private final Path data;
  private final String name;
  private final PictureFolder folder;

  /**
   * A loader into one collection.
   *
   * @param engine opened over {@code data}; stays the caller's
   * @param data the data directory
   * @param collection the name of the collection: letters, digits, dots, dashes and underscores
   */
  public CatalogueLoader(Engine engine, Path data, String collection) {
    this.engine = engine;
    this.data = data;
    this.name = collection;
    this.folder =
        PictureFolder.of(data, collection)
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "collection \"" + collection + "\" cannot hold pictures: plain names only"));
  }

  /**
   * Imports what is new or changed, waits for the index, and proves the search if anything changed
   * or no proof exists.
   *
   * @param encoderLocation {@code builtin} or the path of a model folder
   * @throws CatalogueException if the catalogue cannot be used, or the data directory holds another
   *     one, or one encoded otherwise
   * @throws dev.akin.vision.encoder.EncoderException if the encoder cannot be opened
   * @throws IOException if something cannot be read or written
   */
  public LoadedCatalogue load(Catalogue catalogue, String encoderLocation, Progress progress)
      throws IOException {
    try (ImageEncoder encoder = Encoders.open(encoderLocation)) {
      CatalogueDescription description = describe(catalogue, encoderLocation, encoder);
      Collection collection = collection(encoder);
      String version = catalogue.version();
      Optional<ImportReport> report = Optional.empty();
      if (!description.version().equals(Optional.of(version))) {
        description.withVersion(Optional.empty()).write(folder.description());
        ImportReport done =
            new CatalogueImport(encoder, target(collection, encoder), progress).run(catalogue);
        Effort effort =
            description.effort().plus(done.encoded(), done.encodeNanos(), done.skipped().size());
        description = description.withEffort(effort);
        report = Optional.of(done);
      }
      boolean changed = report.map(ImportReport::changedAnything).orElse(false);
      if (changed || collection.proof().isEmpty()) {
        prove(collection, catalogue, new Proving(encoder, progress));
      }
      if (report.isPresent()) {
        description.withVersion(Optional.of(version)).write(folder.description());
      }
      progress.end();
      Proof proof =
          collection.proof().orElseThrow(() -> new IOException("the collection lost its proof"));
      return new LoadedCatalogue(
          collection, proof, description.effort().encodeMillisPerPicture(), report);
    }
  }

  /** What a proof needs besides the collection and its catalogue. */
  private record Proving(ImageEncoder encoder, Progress progress) {}

  private CatalogueDescription describe(
      Catalogue catalogue, String encoderLocation, ImageEncoder encoder) throws IOException {
    UsedEncoder used = new UsedEncoder(encoderLocation, encoder.identity());
    Optional<CatalogueDescription> before = CatalogueDescription.read(folder.description());
    if (before.isPresent() && isEmpty(before.get())) {
      // The first try failed before anything was in, for a wrong archive for example.
      engine.drop(name);
    }
    boolean exists = engine.collections().contains(name);
    if (before.isEmpty() || !exists) {
      if (exists) {
        throw new CatalogueException(
            "%s holds a collection \"%s\" that was not made from pictures: choose another directory"
                .formatted(data, name));
      }
      Files.deleteIfExists(folder.ledger());
      CatalogueDescription fresh =
          new CatalogueDescription(catalogue.origin(), Optional.empty(), used, Effort.NONE);
      folder.create();
      fresh.write(folder.description());
      return fresh;
    }
    requireSame("pictures", before.get().origin(), catalogue.origin());
    requireSame(
        "encoder",
        before.get().encoder().identity() + " (" + before.get().encoder().location() + ")",
        used.identity() + " (" + used.location() + ")");
    return before.get();
  }

  private boolean isEmpty(CatalogueDescription before) throws IOException {
    return before.version().isEmpty()
        && ImportLedger.open(folder.ledger(), before.encoder().identity()).names().isEmpty();
  }

  private void requireSame(String what, String before, String now) {
    if (!before.equals(now)) {
      throw new CatalogueException(
          "%s was made with other %s: %s, now asked for %s; choose another directory or remove this one"
              .formatted(data, what, before, now));
    }
  }

  private Collection collection(ImageEncoder encoder) {
    return engine.collections().contains(name)
        ? engine.collection(name)
        : engine.create(name, CollectionParameters.of(encoder.dimension(), encoder.metric()));
  }

  private CatalogueImport.Target target(Collection collection, ImageEncoder encoder)
      throws IOException {
    return new CatalogueImport.Target(
        collection, folder.thumbnails(), ImportLedger.open(folder.ledger(), encoder.identity()));
  }

  private void prove(Collection collection, Catalogue catalogue, Proving proving)
      throws IOException {
    proving.progress.begin("building the index", OptionalLong.empty());
    if (!collection.awaitIndexed(INDEX_PATIENCE)) {
      throw new IOException("the index was not built within " + INDEX_PATIENCE);
    }
    HeldOutQueries heldOut = new HeldOutQueries(proving.encoder, proving.progress);
    ImportLedger ledger = ImportLedger.open(folder.ledger(), proving.encoder.identity());
    List<ProofQuery<PointId>> queries = heldOut.of(catalogue, ledger.names(), QUERIES);
    proving.progress.begin("proving", OptionalLong.empty());
    collection.prove(queries);
  }
}
