package dev.akin.core.rabitq;

import dev.akin.core.index.Index;
import dev.akin.core.index.IndexBuilder;
import dev.akin.core.index.TrainRequest;
import dev.akin.core.kernel.Kernels;
import dev.akin.core.vector.VectorCollector;
import dev.akin.core.vector.VectorSet;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Collects rows, and encodes them around their mean. */
final class RaBitQIndexBuilder implements IndexBuilder {
  private final TrainRequest request;
  private final VectorCollector rows;

  RaBitQIndexBuilder(TrainRequest request) {
    this.request = request;
    this.rows = new VectorCollector(request.sample().vectors().dimension());
  }

  @Override
  public void add(VectorSet added) {
    rows.add(added);
  }

  @Override
  public Index build() {
    VectorSet vectors = rows.vectors();
    RaBitQuantizer quantizer =
        RaBitQuantizer.train(vectors, request.sample().metric(), request.options().seed());
    MemorySegment codes =
        Arena.ofAuto().allocate(quantizer.codeBytes(vectors.size()), Kernels.ALIGNMENT);
    quantizer.encode(vectors, codes);
    return new RaBitQIndex(quantizer, codes, vectors, () -> {});
  }
}
