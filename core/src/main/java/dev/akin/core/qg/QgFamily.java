package dev.akin.core.qg;

import dev.akin.core.file.SectionFile;
import dev.akin.core.index.Components;
import dev.akin.core.index.Composition;
import dev.akin.core.index.Index;
import dev.akin.core.index.IndexFamily;
import dev.akin.core.index.TrainRequest;
import dev.akin.core.index.TrainedIndex;
import java.io.IOException;

/** {@code QG32}: a graph with 32 neighbors per node and their one-bit codes. */
public final class QgFamily implements IndexFamily {
  static final String NAME = "qg";
  static final String SPECIFICATION = "QG" + RecordLayout.DEGREE;

  /** The family, ready to be registered. */
  public QgFamily() {}

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

  @Override
  public boolean takes(String code) {
    return false;
  }

  /** Learns the mean of the sample, around which codes are taken. */
  @Override
  public TrainedIndex train(TrainRequest request) {
    int dimension = request.sample().vectors().dimension();
    if (dimension > RecordLayout.MAX_DIMENSION) {
      throw new IllegalArgumentException(
          "dimension %,d: %s takes up to %,d"
              .formatted(dimension, SPECIFICATION, RecordLayout.MAX_DIMENSION));
    }
    QgParameters parameters = QgParameters.defaults().withSeed(request.options().seed());
    CodeSpace space = CodeSpace.of(request.sample().vectors(), parameters.seed());
    return () -> new QgIndexBuilder(request, parameters, space);
  }

  @Override
  public Index open(SectionFile file, Composition composition, Components components)
      throws IOException {
    return QgFormat.read(file);
  }
}
