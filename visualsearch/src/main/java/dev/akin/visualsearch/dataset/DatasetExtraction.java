package dev.akin.visualsearch.dataset;

import dev.akin.vision.encoder.EncoderException;
import dev.akin.vision.picture.PictureException;
import dev.akin.visualsearch.catalogue.Catalogue;
import dev.akin.visualsearch.catalogue.CatalogueException;
import dev.akin.visualsearch.catalogue.CatalogueItem;
import dev.akin.visualsearch.dataset.Dataset.Found;
import dev.akin.visualsearch.dataset.DatasetParameters.Size;
import dev.akin.visualsearch.importing.BoundedWorkers;
import dev.akin.visualsearch.importing.ImportReport.Skipped;
import dev.akin.visualsearch.importing.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Makes a data set of a catalogue's pictures. A picture that cannot be used is skipped and named.
 * Memory: about twice the rows that are asked for, and a few pictures per thread.
 *
 * @param <R> a vector
 */
public final class DatasetExtraction<R> {
  private final RowExtractor<R> extractor;
  private final DatasetParameters parameters;
  private final Progress progress;
  private final EvenSample<R> base;
  private final EvenSample<R> queries;
  private final List<Skipped> skipped = new ArrayList<>();
  private long done;
  private boolean grouped;

  /** An extraction that {@linkplain #run runs} once. */
  public DatasetExtraction(
      RowExtractor<R> extractor, DatasetParameters parameters, Progress progress) {
    this.extractor = extractor;
    this.parameters = parameters;
    this.progress = progress;
    this.base = new EvenSample<>(parameters.size().base(), parameters.seed());
    this.queries = new EvenSample<>(parameters.size().queries(), parameters.seed());
  }

  /**
   * Reads the whole catalogue.
   *
   * @throws CatalogueException if it cannot be used, or its pictures have fewer rows than are asked
   *     for; the message has the numbers
   * @throws IOException if it cannot be read
   */
  public Dataset<R> run(Catalogue catalogue) throws IOException {
    progress.begin("describing pictures", catalogue.expectedSize());
    try (BoundedWorkers workers = new BoundedWorkers(parameters.threads())) {
      catalogue.visit(item -> {
        grouped |= parameters.holdOut().group(item).isPresent();
        workers.submit(() -> take(item));
      });
      workers.await();
    } finally {
      progress.end();
    }
    requireGroups(catalogue);
    requireEnough(catalogue);
    skipped.sort(Comparator.comparing(Skipped::name));
    return new Dataset<>(
        base.take(), queries.take(), new Dataset.Origin(found(base), found(queries), skipped));
  }

  private void take(CatalogueItem item) throws IOException {
    boolean isQuery = parameters.holdOut().contains(item);
    try {
      List<R> rows = extractor.rows(item.source().read().picture());
      (isQuery ? queries : base).add(item.name(), rows);
      advance();
    } catch (PictureException | EncoderException e) {
      skip(new Skipped(item.name(), String.valueOf(e.getMessage())));
    } catch (IOException e) {
      skip(new Skipped(item.name(), "cannot be read (" + e.getMessage() + ")"));
    }
  }

  private synchronized void skip(Skipped picture) {
    skipped.add(picture);
    advance();
  }

  private synchronized void advance() {
    done++;
    progress.advance(done);
  }

  private void requireGroups(Catalogue catalogue) {
    if (parameters.holdOut().groupBy().isPresent() && !grouped) {
      throw new CatalogueException(
          "none of the %,d pictures of %s has the attribute \"%s\" to be grouped by"
              .formatted(done, catalogue.origin(), parameters.holdOut().groupBy().get()));
    }
  }

  private void requireEnough(Catalogue catalogue) {
    Size size = parameters.size();
    requireEnough(catalogue, base, size.base(), "rows");
    requireEnough(
        catalogue,
        queries,
        size.queries(),
        "queries in the %s of its pictures that are held out"
            .formatted(parameters.holdOut().share()));
  }

  private void requireEnough(Catalogue catalogue, EvenSample<R> sample, int wanted, String what) {
    long least = wanted == Size.ALL ? 1 : wanted;
    if (sample.found() < least) {
      throw new CatalogueException(
          "%s: %,d %s are asked for, %,d were found in %,d pictures (%,d more could not be used)"
              .formatted(
                  catalogue.origin(),
                  least,
                  what,
                  sample.found(),
                  sample.pictures(),
                  skipped.size()));
    }
  }

  private static Found found(EvenSample<?> sample) {
    return new Found(sample.pictures(), sample.found());
  }
}
