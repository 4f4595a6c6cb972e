package dev.akin.core;

import dev.akin.core.file.CorruptFileException;
import dev.akin.core.file.SectionFile;
import dev.akin.core.index.BuildOptions;
import dev.akin.core.index.BuildRequest;
import dev.akin.core.index.Composition;
import dev.akin.core.index.Index;
import dev.akin.core.index.IndexFamily;
import dev.akin.core.index.Sample;
import dev.akin.core.index.TrainRequest;
import dev.akin.core.index.TrainedIndex;
import dev.akin.core.quantizer.Quantizer;
import dev.akin.core.quantizer.TrainingOptions;
import dev.akin.core.quantizer.TrainingSet;
import dev.akin.core.refine.RefinedIndex;
import dev.akin.core.refine.RefinedTraining;
import dev.akin.core.transform.MappedRows;
import dev.akin.core.transform.TransformChain;
import dev.akin.core.transform.TransformToken;
import dev.akin.core.transform.TransformedIndex;
import dev.akin.core.transform.TransformedTraining;
import dev.akin.core.vector.VectorSet;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Puts the layers of a composition together, in memory and from a file: Refined( Transformed(
 * partition × code ) ).
 */
final class Assembly {
  /** What files hold that were written before they said it; the graph's M is in the graph. */
  private static final Map<String, String> FORMER = Map.of("flat", "Flat", "hnsw", "HNSW32");

  private final Composition composition;
  private final IndexFamily family;

  Assembly(Composition composition) {
    this.composition = composition;
    this.family = Parts.family(composition);
  }

  TrainedIndex train(BuildRequest request) {
    if (!request.metric().hasInnerProduct() && !comparesRawVectors()) {
      throw new IllegalArgumentException(
          composition + ": " + request.metric().withoutInnerProduct().getMessage());
    }
    Sample sample = new Sample(request.vectors(), request.metric());
    TrainedIndex trained =
        composition.transforms().isEmpty()
            ? trainBare(sample, request.options())
            : trainTransformed(sample, request.options());
    return switch (composition.refine()) {
      case "" -> trained;
      case Composition.REFINE_FLAT -> RefinedTraining.byVectors(trained, sample);
      default ->
          RefinedTraining.byCode(trained, sample, refineCode(request), request.options().workers());
    };
  }

  private boolean comparesRawVectors() {
    boolean plain = composition.partition().isEmpty() || composition.partition().startsWith("HNSW");
    return plain
        && composition.isFlat()
        && composition.transforms().isEmpty()
        && composition.refine().isEmpty();
  }

  private Quantizer refineCode(BuildRequest request) {
    TrainingOptions options = request.options().training(request.metric());
    String code = FactoryString.refineCode(composition.refine());
    return Parts.components()
        .quantizer(code)
        .trainer(code)
        .train(TrainingSet.of(request.vectors(), options));
  }

  private TrainedIndex trainBare(Sample sample, BuildOptions options) {
    return family.train(new TrainRequest(composition.bare(), sample, options, Parts.components()));
  }

  private TrainedIndex trainTransformed(Sample sample, BuildOptions options) {
    List<TransformToken> tokens = Parts.transforms(composition.transforms());
    TransformChain transform =
        TransformChain.train(tokens, sample.vectors(), sample.metric(), options);
    VectorSet mapped = MappedRows.of(transform, sample.vectors(), options.workers()).rows();
    TrainedIndex inner = trainBare(new Sample(mapped, transform.outputMetric()), options);
    return new TransformedTraining(transform, inner, options.workers());
  }

  /** Opens a file, which the index then owns. */
  Index open(SectionFile file) throws IOException {
    if (!family.name().equals(file.family())) {
      throw new CorruptFileException(
          "%s: section HEADER at 40: family \"%s\", %s is of family \"%s\""
              .formatted(file.name(), file.family(), composition, family.name()));
    }
    Index index = family.open(file, composition.bare(), Parts.components());
    if (!composition.transforms().isEmpty()) {
      List<TransformToken> tokens = Parts.transforms(composition.transforms());
      index = TransformedIndex.open(file, index, TransformChain.read(tokens, file, ""));
    }
    return switch (composition.refine()) {
      case "" -> index;
      case Composition.REFINE_FLAT -> RefinedIndex.open(file, index);
      default -> {
        String code = FactoryString.refineCode(composition.refine());
        yield RefinedIndex.open(file, index, Parts.components().quantizer(code));
      }
    };
  }

  /** What a file without a specification holds. */
  static Composition formerComposition(SectionFile file) throws CorruptFileException {
    String former = FORMER.get(file.family());
    if (former == null) {
      throw new CorruptFileException(
          "%s: section HEADER at 40: family \"%s\", this program reads %s"
              .formatted(
                  file.name(),
                  file.family(),
                  Parts.families().stream().map(IndexFamily::name).toList()));
    }
    return FactoryString.parse(former);
  }
}
