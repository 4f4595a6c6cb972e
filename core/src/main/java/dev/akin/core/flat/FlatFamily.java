package dev.akin.core.flat;

import dev.akin.core.file.SectionFile;
import dev.akin.core.index.BuildRequest;
import dev.akin.core.index.Index;
import dev.akin.core.index.IndexFamily;
import dev.akin.core.index.VectorsFormat;
import java.io.IOException;

/** {@code Flat}: exact search. */
public final class FlatFamily implements IndexFamily {
  static final String NAME = "flat";
  static final String SPECIFICATION = "Flat";

  /** The family; it has no settings. */
  public FlatFamily() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String grammar() {
    return SPECIFICATION;
  }

  @Override
  public boolean accepts(String specification) {
    return specification.equals(SPECIFICATION);
  }

  @Override
  public Index build(BuildRequest request) {
    return new FlatIndex(request.vectors(), request.metric());
  }

  @Override
  public Index open(SectionFile file) throws IOException {
    VectorsFormat.Contents contents = VectorsFormat.read(file);
    return new FlatIndex(contents.vectors(), contents.metric(), file::close);
  }
}
