package dev.akin.core.norm;

import dev.akin.core.file.SectionFile;
import dev.akin.core.index.Components;
import dev.akin.core.index.Composition;
import dev.akin.core.index.Index;
import dev.akin.core.index.IndexFamily;
import dev.akin.core.index.TrainRequest;
import dev.akin.core.index.TrainedIndex;
import java.io.IOException;

/** {@code NormScan}: exact search in the order of norms, which stops early. Learns nothing. */
public final class NormFamily implements IndexFamily {
  static final String NAME = "norm";
  static final String SPECIFICATION = "NormScan";

  /** The family; it has no settings. */
  public NormFamily() {}

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
    return token.equals(SPECIFICATION);
  }

  @Override
  public boolean codeIsOptional() {
    return true;
  }

  /** None: the bound is one of exact distances. */
  @Override
  public boolean takes(String code) {
    return false;
  }

  @Override
  public TrainedIndex train(TrainRequest request) {
    return () -> new NormBuilder(request.sample());
  }

  @Override
  public Index open(SectionFile file, Composition composition, Components components)
      throws IOException {
    return new NormIndex(NormFormat.read(file), file::close);
  }
}
