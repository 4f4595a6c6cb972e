package dev.akin.core.flat;

import dev.akin.core.file.SectionFileWriter;
import dev.akin.core.index.Index;
import dev.akin.core.index.KnownKnobs;
import dev.akin.core.index.Searcher;
import dev.akin.core.quantizer.Quantizer;
import dev.akin.core.scan.CodesSearcher;
import dev.akin.core.vector.Metric;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Set;

/**
 * All vectors as codes, each scored by every search: {@code SQ8}, {@code PQ28x4fs}, {@code RaBitQ}.
 * Distances are the codes' estimates; recall is what the code allows, unless raw vectors refine it.
 */
public final class CodesIndex implements Index {
  private final Quantizer quantizer;
  private final MemorySegment codes;
  private final int size;
  private final Runnable release;

  /**
   * An index over codes, in memory or mapped.
   *
   * @param codes {@code quantizer.codeBytes(size)} bytes off the heap, relative to origin 0
   * @param release what closing the index does
   */
  public CodesIndex(Quantizer quantizer, MemorySegment codes, int size, Runnable release) {
    this.quantizer = quantizer;
    this.codes = codes;
    this.size = size;
    this.release = release;
  }

  @Override
  public String specification() {
    return quantizer.specification();
  }

  @Override
  public Metric metric() {
    return quantizer.metric();
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public int dimension() {
    return quantizer.dimension();
  }

  @Override
  public Searcher searcher() {
    return new CodesSearcher(quantizer, codes, size);
  }

  @Override
  public KnownKnobs knobs() {
    return new KnownKnobs(specification(), Set.of());
  }

  @Override
  public long bytesInMemory() {
    return codes.byteSize() + quantizer.bytesInMemory();
  }

  @Override
  public String family() {
    return FlatFamily.NAME;
  }

  @Override
  public void write(SectionFileWriter writer) throws IOException {
    CodesFormat.write(writer, quantizer, codes, size);
  }

  @Override
  public void close() {
    release.run();
  }
}
