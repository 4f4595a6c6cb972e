package dev.akin.core.norm;

import dev.akin.core.file.SectionFileWriter;
import dev.akin.core.index.Index;
import dev.akin.core.index.KnownKnobs;
import dev.akin.core.index.Searcher;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * Exact search that visits rows in the order of what their norms allow, and stops when they allow
 * nothing better any more; {@link NormSearcher} has the bounds.
 *
 * <p>The right choice for inner products with norms of very different size: with log-normal norms
 * of σ = 1 it reads a small part of the rows. With equal norms it reads all of them, as {@code
 * Flat} does.
 */
final class NormIndex implements Index {
  private final NormOrder order;
  private final Runnable release;

  NormIndex(NormOrder order, Runnable release) {
    this.order = order;
    this.release = release;
  }

  @Override
  public String specification() {
    return NormFamily.SPECIFICATION;
  }

  @Override
  public Metric metric() {
    return order.metric();
  }

  @Override
  public int size() {
    return order.rows().size();
  }

  @Override
  public int dimension() {
    return order.rows().dimension();
  }

  @Override
  public Searcher searcher() {
    return new NormSearcher(order, knobs());
  }

  @Override
  public long bytesInMemory() {
    return size() * order.rows().stride() + order.ordinals().byteSize() + order.norms().byteSize();
  }

  @Override
  public KnownKnobs knobs() {
    return new KnownKnobs(specification(), Set.of());
  }

  /** A copy in the order of ordinals, since rows stand by their norms. */
  @Override
  public Optional<VectorSet> vectors() {
    return Optional.of(order.inOrder());
  }

  @Override
  public String family() {
    return NormFamily.NAME;
  }

  @Override
  public void write(SectionFileWriter writer) throws IOException {
    NormFormat.write(writer, order);
  }

  @Override
  public void close() {
    release.run();
  }
}
