package dev.akin.core.hnsw;

import dev.akin.core.file.SectionFile;
import dev.akin.core.graph.Links;
import dev.akin.core.index.BuildOptions;
import dev.akin.core.index.Components;
import dev.akin.core.index.Composition;
import dev.akin.core.index.Index;
import dev.akin.core.index.IndexFamily;
import dev.akin.core.index.MutableIndex;
import dev.akin.core.index.TrainRequest;
import dev.akin.core.index.TrainedIndex;
import dev.akin.core.index.VectorsFormat;
import dev.akin.core.quantizer.Quantizer;
import dev.akin.core.quantizer.TrainingOptions;
import dev.akin.core.quantizer.TrainingSet;
import java.io.IOException;
import java.util.Optional;

/** {@code HNSW32}: a graph with M = 32 over raw vectors, or over codes as {@code HNSW32,SQ8}. */
public final class HnswFamily implements IndexFamily {
  static final String GRAMMAR = "HNSW32 (M 2 to " + HnswParameters.MAX_M + ")";
  private static final String PREFIX = "HNSW";

  /** The family; M is in the factory string, everything else has its default. */
  public HnswFamily() {}

  @Override
  public String name() {
    return HnswFormat.INDEX_FAMILY;
  }

  @Override
  public String grammar() {
    return GRAMMAR;
  }

  @Override
  public boolean accepts(String token) {
    return isGraph(token);
  }

  static boolean isGraph(String token) {
    return token.matches(PREFIX + "[1-9][0-9]{0,3}");
  }

  static HnswParameters parameters(String token, BuildOptions options) {
    int m = Integer.parseInt(token.substring(PREFIX.length()));
    return HnswParameters.defaults().withM(m).withSeed(options.seed());
  }

  @Override
  public boolean codeIsOptional() {
    return true;
  }

  /** A graph learns nothing before it has rows, its code does. */
  @Override
  public TrainedIndex train(TrainRequest request) {
    HnswParameters parameters = parameters(request.composition().partition(), request.options());
    Optional<Quantizer> quantizer =
        request.composition().isFlat() ? Optional.empty() : Optional.of(quantizer(request));
    return () -> new HnswIndexBuilder(request, parameters, quantizer);
  }

  /** Graphs over raw vectors: links and vectors are copied, the index is closed. */
  @Override
  public Optional<MutableIndex> inPlace(Index index, BuildOptions options) {
    if (!(index instanceof HnswIndex hnsw)) {
      return Optional.empty();
    }
    MutableIndex mutable = new MutableHnswIndex(hnsw.graph(), options.threads());
    hnsw.close();
    return Optional.of(mutable);
  }

  private static Quantizer quantizer(TrainRequest request) {
    TrainingOptions training = request.options().training(request.sample().metric());
    String token = request.composition().code();
    Quantizer quantizer =
        request
            .components()
            .quantizer(token)
            .trainer(token)
            .train(TrainingSet.of(request.sample().vectors(), training));
    RowCodes.rows(quantizer);
    return quantizer;
  }

  @Override
  public Index open(SectionFile file, Composition composition, Components components)
      throws IOException {
    if (composition.isFlat()) {
      VectorsFormat.Contents contents = VectorsFormat.read(file);
      return new HnswIndex(HnswGraph.open(file, contents.vectors(), contents.metric()));
    }
    HnswShape shape = HnswFormat.readShape(file);
    Links links = HnswFormat.readLinks(file, shape.graph());
    RowCodes codes = RowCodes.read(file, components, composition.code(), shape);
    return new HnswCodeIndex(shape, links, codes, file::close);
  }
}
