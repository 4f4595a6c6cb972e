package dev.akin.core.hnsw;

import dev.akin.core.file.SectionFile;
import dev.akin.core.index.BuildRequest;
import dev.akin.core.index.Index;
import dev.akin.core.index.IndexFamily;
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
  public boolean accepts(String specification) {
    return specification.matches(PREFIX + "[1-9][0-9]{0,3}");
  }

  @Override
  public Index build(BuildRequest request) {
    int m = Integer.parseInt(request.specification().substring(PREFIX.length()));
    HnswParameters parameters =
        HnswParameters.defaults().withM(m).withSeed(request.options().seed());
    return new HnswIndex(
        HnswGraph.build(
            request.vectors(), request.metric(), parameters, request.options().threads()));
  }

  @Override
  public Index open(SectionFile file) throws IOException {
    VectorsFormat.Contents contents = VectorsFormat.read(file);
    return new HnswIndex(HnswGraph.open(file, contents.vectors(), contents.metric()));
  }
}
