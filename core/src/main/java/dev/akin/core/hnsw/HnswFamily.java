package dev.akin.core.hnsw;

import dev.akin.core.file.SectionFile;
import dev.akin.core.index.Components;
import dev.akin.core.index.Composition;
import dev.akin.core.index.Index;
import dev.akin.core.index.IndexFamily;
import dev.akin.core.index.TrainRequest;
import dev.akin.core.index.TrainedIndex;
import dev.akin.core.index.VectorsFormat;
import java.io.IOException;

/** {@code HNSW32}: a graph with M = 32. */
public final class HnswFamily implements IndexFamily {
  private static final String PREFIX = "HNSW";

  /** The family; M is in the factory string, everything else has its default. */
  public HnswFamily() {}

  @Override
  public String name() {
    return HnswFormat.INDEX_FAMILY;
  }

  @Override
  public String grammar() {
    return "HNSW32 (M 2 to " + HnswParameters.MAX_M + ")";
  }

  @Override
  public boolean accepts(String token) {
    return token.matches(PREFIX + "[1-9][0-9]{0,3}");
  }

  @Override
  public boolean codeIsOptional() {
    return true;
  }

  @Override
  public boolean takes(String code) {
    return false;
  }

  /** A graph learns nothing before it has rows; only M is checked. */
  @Override
  public TrainedIndex train(TrainRequest request) {
    int m = Integer.parseInt(request.composition().partition().substring(PREFIX.length()));
    HnswParameters parameters =
        HnswParameters.defaults().withM(m).withSeed(request.options().seed());
    return () -> new HnswIndexBuilder(request, parameters);
  }

  @Override
  public Index open(SectionFile file, Composition composition, Components components)
      throws IOException {
    VectorsFormat.Contents contents = VectorsFormat.read(file);
    return new HnswIndex(HnswGraph.open(file, contents.vectors(), contents.metric()));
  }
}
