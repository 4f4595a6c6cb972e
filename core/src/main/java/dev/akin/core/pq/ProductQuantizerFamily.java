package dev.akin.core.pq;

import dev.akin.core.file.SectionFile;
import dev.akin.core.quantizer.Quantizer;
import dev.akin.core.quantizer.QuantizerFamily;
import dev.akin.core.quantizer.QuantizerShape;
import dev.akin.core.quantizer.QuantizerTrainer;
import dev.akin.core.quantizer.TrainingSet;
import dev.akin.core.vector.VectorSet;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * {@code PQ28}: 28 codes of 8 bits; {@code PQ28x4fs}: 28 codes of 4 bits for fast scan. Files are
 * described in {@code docs/formats/pq.md}.
 */
public final class ProductQuantizerFamily implements QuantizerFamily {
  private static final Logger LOGGER = System.getLogger(ProductQuantizerFamily.class.getName());

  /** The family, ready to be registered. */
  public ProductQuantizerFamily() {}

  @Override
  public String name() {
    return "pq";
  }

  @Override
  public String grammar() {
    return "PQ<M> PQ<M>x4fs";
  }

  @Override
  public boolean prefersResiduals() {
    return true;
  }

  @Override
  public boolean accepts(String token) {
    return PqShape.Token.parse(token).isPresent();
  }

  @Override
  public QuantizerTrainer trainer(String token) {
    PqShape.Token parsed =
        PqShape.Token.parse(token)
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "product quantizer \"%s\": there are %s".formatted(token, grammar())));
    if (parsed.subQuantizers() > PqShape.MAX_SUB_QUANTIZERS) {
      throw new IllegalArgumentException(
          "%s: at most %,d sub-quantizers are possible"
              .formatted(token, PqShape.MAX_SUB_QUANTIZERS));
    }
    return set -> train(parsed.of(set.dimension()), set);
  }

  private static Quantizer train(PqShape shape, TrainingSet set) {
    if (shape.padded() != shape.dimension()) {
      LOGGER.log(
          Level.INFO,
          "{0}: {1} values are no multiple of {2}, vectors are padded with zeros to {3}",
          shape.specification(),
          shape.dimension(),
          shape.subQuantizers(),
          shape.padded());
    }
    PqVariant variant =
        new PqVariant(shape, set.options().scoreAware(), Estimate.of(set.options().metric()));
    return new ProductQuantizer(
        CodebookTraining.train(shape, set), PqContext.of(variant, set.origins()));
  }

  @Override
  public Quantizer read(SectionFile file, String prefix, VectorSet origins) throws IOException {
    QuantizerShape written = QuantizerShape.read(file, prefix, origins);
    PqVariant variant =
        PqVariant.parse(written, origins.size())
            .orElseThrow(() ->
                file.corrupt(
                    prefix + "SHAPE",
                    12,
                    "product quantizer %,d of dimension %,d"
                        .formatted(written.variant(), written.dimension())));
    return new ProductQuantizer(
        Codebooks.read(file, prefix, variant.shape()), PqContext.of(variant, origins));
  }
}
