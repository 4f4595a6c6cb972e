package dev.akin.core.rabitq;

import dev.akin.core.file.SectionFile;
import dev.akin.core.index.Components;
import dev.akin.core.index.Composition;
import dev.akin.core.index.Index;
import dev.akin.core.index.IndexFamily;
import dev.akin.core.index.TrainRequest;
import dev.akin.core.index.TrainedIndex;
import java.io.IOException;

/** {@code RaBitQ,RFlat}: a scan of 1-bit codes, refined with raw vectors. */
public final class RaBitQFamily implements IndexFamily {
  static final String NAME = "rabitq";
  static final String SPECIFICATION = "RaBitQ,RFlat";

  /** The family, ready to be registered. */
  public RaBitQFamily() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String grammar() {
    return SPECIFICATION;
  }

  @Override
  public boolean accepts(String token) {
    return token.isEmpty();
  }

  @Override
  public boolean takes(String code) {
    return code.equals("RaBitQ");
  }

  @Override
  public TrainedIndex train(TrainRequest request) {
    return () -> new RaBitQIndexBuilder(request);
  }

  @Override
  public Index open(SectionFile file, Composition composition, Components components)
      throws IOException {
    return RaBitQFormat.read(file);
  }
}
