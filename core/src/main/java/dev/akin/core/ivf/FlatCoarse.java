package dev.akin.core.ivf;

import dev.akin.core.file.SectionFileWriter;
import dev.akin.core.index.Coarse;
import dev.akin.core.index.ExactScan;
import dev.akin.core.index.Sample;
import dev.akin.core.index.Searcher;

/** Finds the nearest centroids by comparing all of them: right up to some thousand lists. */
record FlatCoarse(Sample centroids) implements Coarse {
  @Override
  public Searcher searcher() {
    return new ExactScan(centroids.vectors(), centroids.metric());
  }

  @Override
  public long bytesInMemory() {
    return 0;
  }

  @Override
  public void write(SectionFileWriter writer) {
    // The centroids are all there is.
  }
}
