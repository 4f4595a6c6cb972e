package dev.akin.core.qg;

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
 * A quantized graph: the fastest walk in memory, for those who have about twice the memory of the
 * raw vectors ({@code 8 d + 384} bytes per node for d dimensions, a multiple of 64).
 *
 * <p>The idea: a walk through a graph spends its time on waiting for vectors that turn out to be
 * far. Here the record of a node holds, beside its vector and its 32 links, a one-bit code of each
 * neighbor, taken relative to the node (RaBitQ: Gao &amp; Long, SIGMOD 2024). One pass over the
 * record estimates all 32 distances; an exact distance is computed when a node is expanded, from
 * the same record, so there is no refining at the end (SymphonyQG: Gou et al., SIGMOD 2025).
 *
 * <p>Deviations from SymphonyQG: the first graph is not random but grown by insertion; links that
 * fill a list are tolerated in fixed steps instead of by a searched angle; dot and cosine have
 * estimators of their own; every node can be reached from the entry.
 *
 * <p>When it fails: where the intrinsic dimension is high and vectors are short, one bit per
 * dimension says little, and efSearch must grow. Uniform noise in 128 dimensions is such a case.
 *
 * <p>Immutable and thread-safe. Answers carry exact distances.
 */
public final class QgIndex implements Index {
  private final QgShape shape;
  private final CodeSpace space;
  private final Records records;
  private final Runnable release;

  QgIndex(QgShape shape, CodeSpace space, Records records, Runnable release) {
    this.shape = shape;
    this.space = space;
    this.records = records;
    this.release = release;
  }

  @Override
  public String specification() {
    return QgFamily.SPECIFICATION;
  }

  @Override
  public Metric metric() {
    return shape.metric();
  }

  @Override
  public int size() {
    return shape.size();
  }

  @Override
  public int dimension() {
    return shape.dimension();
  }

  /**
   * A searcher with two bytes of scratch per node. Its knob is {@code efSearch}, candidates kept:
   * more means higher recall and more work.
   */
  @Override
  public Searcher searcher() {
    return new QgSearcher(shape, space, records);
  }

  @Override
  public long bytesInMemory() {
    return records.segment().byteSize();
  }

  @Override
  public KnownKnobs knobs() {
    return new KnownKnobs(specification(), Set.of(QgSearcher.EF_SEARCH));
  }

  @Override
  public Optional<VectorSet> vectors() {
    return Optional.of(records.vectors());
  }

  /** How it was built. */
  public QgParameters parameters() {
    return shape.parameters();
  }

  /** Number of nodes that no walk from the entry can come to: 0, unless a file is damaged. */
  public int unreachable() {
    return shape.size() == 0 ? 0 : shape.size() - Reachability.count(records, shape.entry());
  }

  @Override
  public String family() {
    return QgFamily.NAME;
  }

  @Override
  public void write(SectionFileWriter writer) throws IOException {
    QgFormat.write(writer, shape, space, records);
  }

  @Override
  public void close() {
    release.run();
  }
}
