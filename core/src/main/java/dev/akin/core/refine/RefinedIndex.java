package dev.akin.core.refine;

import dev.akin.core.file.SectionFile;
import dev.akin.core.file.SectionFileWriter;
import dev.akin.core.index.Index;
import dev.akin.core.index.KnownKnobs;
import dev.akin.core.index.Searcher;
import dev.akin.core.quantizer.QuantizerFamily;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import java.io.IOException;
import java.util.Optional;

/**
 * An inner index whose candidates are compared again, by raw vectors ({@code …,RFlat}) or by a
 * better code ({@code …,Refine(SQ8)}): the inner one may be small and rough, what refines may stay
 * in a mapped file, of which a search reads {@code k · k_factor} rows.
 *
 * <p>Recall is limited by how many of the true neighbors are among those candidates.
 */
public final class RefinedIndex implements Index {
  private final Index inner;
  private final Refinement refinement;

  /** An index over an inner one, which it closes. */
  RefinedIndex(Index inner, Refinement refinement) {
    if (inner.size() != refinement.size()) {
      throw new IllegalArgumentException(
          "%,d vectors refine an index of %,d".formatted(refinement.size(), inner.size()));
    }
    this.inner = inner;
    this.refinement = refinement;
  }

  /**
   * An index refined by raw vectors.
   *
   * @param inner what finds candidates; the refined index closes it
   * @param vectors the raw vectors by the inner index's ordinals
   * @param metric the metric of the answers
   */
  public static RefinedIndex of(Index inner, VectorSet vectors, Metric metric) {
    return new RefinedIndex(inner, new RawRefinement(vectors, metric));
  }

  /**
   * Opens what {@link #write} wrote around an inner index that is refined by raw vectors.
   *
   * @throws dev.akin.core.file.CorruptFileException if the vectors are not those of the index
   */
  public static RefinedIndex open(SectionFile file, Index inner) throws IOException {
    return open(file, inner, RawRefinement.read(file));
  }

  /** Opens what {@link #write} wrote around an inner index that is refined by a code. */
  public static RefinedIndex open(SectionFile file, Index inner, QuantizerFamily family)
      throws IOException {
    return open(file, inner, CodeRefinement.read(file, family));
  }

  private static RefinedIndex open(SectionFile file, Index inner, Refinement refinement)
      throws IOException {
    if (refinement.size() != inner.size()) {
      throw file.corrupt(
          "SPECIFICATION",
          0,
          "%,d vectors refine an index of %,d".formatted(refinement.size(), inner.size()));
    }
    return new RefinedIndex(inner, refinement);
  }

  @Override
  public String specification() {
    return inner.specification() + "," + refinement.token();
  }

  @Override
  public Metric metric() {
    return refinement.metric();
  }

  @Override
  public int size() {
    return inner.size();
  }

  @Override
  public int dimension() {
    return refinement.dimension();
  }

  @Override
  public Searcher searcher() {
    return new RefiningSearcher(inner.searcher(), refinement, knobs());
  }

  @Override
  public KnownKnobs knobs() {
    return inner.knobs().with(specification(), RefiningSearcher.K_FACTOR);
  }

  /** What the inner index touches. */
  @Override
  public long bytesInMemory() {
    return inner.bytesInMemory();
  }

  @Override
  public Optional<VectorSet> vectors() {
    return refinement.vectors();
  }

  @Override
  public String family() {
    return inner.family();
  }

  @Override
  public void write(SectionFileWriter writer) throws IOException {
    inner.write(writer);
    refinement.write(writer);
  }

  @Override
  public void close() {
    inner.close();
  }
}
