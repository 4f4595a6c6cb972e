package dev.akin.core;

import dev.akin.core.file.CorruptFileException;
import dev.akin.core.file.SectionFile;
import dev.akin.core.index.BuildRequest;
import dev.akin.core.index.Composition;
import dev.akin.core.index.Index;
import dev.akin.core.index.IndexFamily;
import dev.akin.core.index.Sample;
import dev.akin.core.index.TrainRequest;
import dev.akin.core.index.TrainedIndex;
import dev.akin.core.refine.RefinedIndex;
import dev.akin.core.refine.RefinedTraining;
import java.io.IOException;
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
    Sample sample = new Sample(request.vectors(), request.metric());
    TrainRequest bare =
        new TrainRequest(composition.bare(), sample, request.options(), Parts.components());
    TrainedIndex trained = family.train(bare);
    return isRefined() ? new RefinedTraining(trained, sample) : trained;
  }

  /** Opens a file, which the index then owns. */
  Index open(SectionFile file) throws IOException {
    if (!family.name().equals(file.family())) {
      throw new CorruptFileException(
          "%s: section HEADER at 40: family \"%s\", %s is of family \"%s\""
              .formatted(file.name(), file.family(), composition, family.name()));
    }
    Index index = family.open(file, composition.bare(), Parts.components());
    return isRefined() ? RefinedIndex.open(file, index) : index;
  }

  private boolean isRefined() {
    return !composition.refine().isEmpty();
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
