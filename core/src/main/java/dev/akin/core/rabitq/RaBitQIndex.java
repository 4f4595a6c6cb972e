package dev.akin.core.rabitq;

import dev.akin.core.file.SectionFileWriter;
import dev.akin.core.index.Index;
import dev.akin.core.index.Searcher;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/** 1-bit codes and the raw vectors that refine them, in memory or mapped. */
final class RaBitQIndex implements Index {
  private final RaBitQuantizer quantizer;
  private final MemorySegment codes;
  private final VectorSet vectors;
  private final Runnable release;

  RaBitQIndex(RaBitQuantizer quantizer, MemorySegment codes, VectorSet vectors, Runnable release) {
    this.quantizer = quantizer;
    this.codes = codes;
    this.vectors = vectors;
    this.release = release;
  }

  @Override
  public String specification() {
    return RaBitQFamily.SPECIFICATION;
  }

  @Override
  public Metric metric() {
    return quantizer.metric();
  }

  @Override
  public int size() {
    return vectors.size();
  }

  @Override
  public int dimension() {
    return vectors.dimension();
  }

  @Override
  public Searcher searcher() {
    return new RaBitQSearcher(quantizer, codes, vectors);
  }

  /** The codes; raw vectors only refine. */
  @Override
  public long bytesInMemory() {
    return codes.byteSize();
  }

  @Override
  public String family() {
    return RaBitQFamily.NAME;
  }

  @Override
  public void write(SectionFileWriter writer) throws IOException {
    RaBitQFormat.write(writer, this);
  }

  @Override
  public void close() {
    release.run();
  }

  RaBitQuantizer quantizer() {
    return quantizer;
  }

  MemorySegment codes() {
    return codes;
  }

  @Override
  public Optional<VectorSet> vectors() {
    return Optional.of(vectors);
  }
}
