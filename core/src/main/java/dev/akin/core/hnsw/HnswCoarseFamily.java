package dev.akin.core.hnsw;

import dev.akin.core.file.SectionFile;
import dev.akin.core.index.BuildOptions;
import dev.akin.core.index.Coarse;
import dev.akin.core.index.CoarseFamily;
import dev.akin.core.index.Sample;
import java.io.IOException;

/**
 * The graph over centroids in {@code IVF4096_HNSW32} (Baranchuk et al., ECCV 2018): assignment and
 * probing cost a walk instead of a comparison with every centroid. Up to {@code efSearch · M}
 * centroids are compared one by one nevertheless, which is exact and no slower.
 */
public final class HnswCoarseFamily implements CoarseFamily {
  /** The family; M is in the token, everything else has its default. */
  public HnswCoarseFamily() {}

  @Override
  public String grammar() {
    return HnswFamily.GRAMMAR;
  }

  @Override
  public boolean accepts(String token) {
    return HnswFamily.isGraph(token);
  }

  @Override
  public Coarse build(String token, Sample centroids, BuildOptions options) {
    HnswParameters parameters = HnswFamily.parameters(token, options);
    return new HnswCoarse(
        HnswGraph.build(centroids.vectors(), centroids.metric(), parameters, options.workers()));
  }

  @Override
  public Coarse open(SectionFile file, Sample centroids) throws IOException {
    return new HnswCoarse(HnswGraph.read(file, centroids.vectors(), centroids.metric(), () -> {}));
  }
}
