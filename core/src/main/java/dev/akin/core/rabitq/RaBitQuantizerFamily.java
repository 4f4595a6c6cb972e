package dev.akin.core.rabitq;

import dev.akin.core.file.SectionFile;
import dev.akin.core.index.VectorsFormat;
import dev.akin.core.quantizer.Quantizer;
import dev.akin.core.quantizer.QuantizerFamily;
import dev.akin.core.quantizer.QuantizerShape;
import dev.akin.core.quantizer.QuantizerTrainer;
import dev.akin.core.quantizer.TrainingOptions;
import dev.akin.core.quantizer.TrainingSet;
import dev.akin.core.vector.VectorSet;
import java.io.IOException;

/**
 * {@code RaBitQ}: one bit per dimension, around the sample's mean or, where vectors are
 * partitioned, around the origins.
 */
public final class RaBitQuantizerFamily implements QuantizerFamily {
  private static final String TOKEN = "RaBitQ";

  /** The family, ready to be registered. */
  public RaBitQuantizerFamily() {}

  @Override
  public String name() {
    return "rabitq";
  }

  @Override
  public String grammar() {
    return TOKEN;
  }

  @Override
  public boolean prefersResiduals() {
    return true;
  }

  @Override
  public boolean accepts(String token) {
    return token.equals(TOKEN);
  }

  @Override
  public QuantizerTrainer trainer(String token) {
    return RaBitQuantizerFamily::train;
  }

  private static Quantizer train(TrainingSet set) {
    TrainingOptions options = set.options();
    return set.hasSingleOrigin()
        ? RaBitQuantizer.train(set.sample(), options.metric(), options.seed())
        : new RaBitQuantizer(options.metric(), set.origins(), options.seed());
  }

  /** The quantizer of a file that was written before its sections had a prefix. */
  public static Quantizer readFormer(SectionFile file, VectorsFormat.Contents contents)
      throws IOException {
    int dimension = contents.vectors().dimension();
    return RaBitQFormat.read(
        file,
        "",
        new QuantizerShape(contents.metric(), dimension, 1),
        TrainingSet.zeroOrigin(dimension));
  }

  @Override
  public Quantizer read(SectionFile file, String prefix, VectorSet origins) throws IOException {
    return RaBitQFormat.read(file, prefix, QuantizerShape.read(file, prefix, origins), origins);
  }
}
