package dev.akin.core.flat;

import dev.akin.core.file.SectionFile;
import dev.akin.core.index.Components;
import dev.akin.core.index.Composition;
import dev.akin.core.index.Index;
import dev.akin.core.index.IndexFamily;
import dev.akin.core.index.TrainRequest;
import dev.akin.core.index.TrainedIndex;
import dev.akin.core.index.VectorsFormat;
import java.io.IOException;

/** {@code Flat}: no partition; every vector is compared, which is exact. */
public final class FlatFamily implements IndexFamily {
  static final String NAME = "flat";

  /** The family; it has no settings. */
  public FlatFamily() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String grammar() {
    return Composition.FLAT;
  }

  @Override
  public boolean accepts(String token) {
    return token.isEmpty();
  }

  @Override
  public boolean takes(String code) {
    return code.equals(Composition.FLAT);
  }

  /** Raw vectors teach nothing. */
  @Override
  public TrainedIndex train(TrainRequest request) {
    return () -> new FlatBuilder(request.sample());
  }

  @Override
  public Index open(SectionFile file, Composition composition, Components components)
      throws IOException {
    VectorsFormat.Contents contents = VectorsFormat.read(file);
    return new FlatIndex(contents.vectors(), contents.metric(), file::close);
  }
}
