package dev.akin.core.flat;

import dev.akin.core.file.SectionFile;
import dev.akin.core.index.BuildOptions;
import dev.akin.core.index.Components;
import dev.akin.core.index.Composition;
import dev.akin.core.index.Index;
import dev.akin.core.index.IndexFamily;
import dev.akin.core.index.TrainRequest;
import dev.akin.core.index.TrainedIndex;
import dev.akin.core.index.VectorsFormat;
import dev.akin.core.quantizer.Quantizer;
import dev.akin.core.quantizer.TrainingOptions;
import dev.akin.core.quantizer.TrainingSet;
import java.io.IOException;

/** No partition: every vector is compared, exactly ({@code Flat}) or by its code ({@code SQ8}). */
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
    return "Flat or a code alone";
  }

  @Override
  public boolean accepts(String token) {
    return token.isEmpty();
  }

  @Override
  public TrainedIndex train(TrainRequest request) {
    if (request.composition().isFlat()) {
      return () -> new FlatBuilder(request.sample());
    }
    BuildOptions options = request.options();
    TrainingOptions training = options.training(request.sample().metric());
    String code = request.composition().code();
    Quantizer quantizer =
        request
            .components()
            .quantizer(code)
            .trainer(code)
            .train(TrainingSet.of(request.sample().vectors(), training));
    return () -> new CodesBuilder(quantizer, options.workers());
  }

  @Override
  public Index open(SectionFile file, Composition composition, Components components)
      throws IOException {
    if (!composition.isFlat()) {
      return CodesFormat.read(file, components.quantizer(composition.code()));
    }
    VectorsFormat.Contents contents = VectorsFormat.read(file);
    return new FlatIndex(contents.vectors(), contents.metric(), file::close);
  }
}
