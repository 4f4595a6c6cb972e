package dev.akin.core.rabitq;

import dev.akin.core.file.SectionFile;
import dev.akin.core.index.BuildRequest;
import dev.akin.core.index.Index;
import dev.akin.core.index.IndexFamily;
import dev.akin.core.kernel.Kernels;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

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
  public boolean accepts(String specification) {
    return specification.equals(SPECIFICATION);
  }

  @Override
  public Index build(BuildRequest request) {
    RaBitQuantizer quantizer =
        RaBitQuantizer.train(request.vectors(), request.metric(), request.options().seed());
    MemorySegment codes =
        Arena.ofAuto().allocate(quantizer.codeBytes(request.vectors().size()), Kernels.ALIGNMENT);
    quantizer.encode(request.vectors(), codes);
    return new RaBitQIndex(quantizer, codes, request.vectors(), () -> {});
  }

  @Override
  public Index open(SectionFile file) throws IOException {
    return RaBitQFormat.read(file);
  }
}
