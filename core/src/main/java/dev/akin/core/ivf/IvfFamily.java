package dev.akin.core.ivf;

import dev.akin.core.file.SectionFile;
import dev.akin.core.index.Components;
import dev.akin.core.index.Composition;
import dev.akin.core.index.Index;
import dev.akin.core.index.IndexFamily;
import dev.akin.core.index.TrainRequest;
import dev.akin.core.index.TrainedIndex;
import java.io.IOException;

/**
 * {@code IVF1024}: lists around centroids; {@code IVF4096_HNSW32}: the nearest centroids are found
 * by a graph; {@code SCANN1024}: the same lists with codes trained for high inner products, as
 * ScaNN does.
 */
public final class IvfFamily implements IndexFamily {
  static final String NAME = "ivf";

  /** The family; the number of lists is in the factory string. */
  public IvfFamily() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String grammar() {
    return "IVF1024, IVF4096_HNSW32, SCANN1024";
  }

  @Override
  public boolean accepts(String token) {
    return IvfToken.matches(token);
  }

  @Override
  public TrainedIndex train(TrainRequest request) {
    return IvfTraining.of(request);
  }

  @Override
  public Index open(SectionFile file, Composition composition, Components components)
      throws IOException {
    return IvfFormat.read(file, composition, components);
  }
}
