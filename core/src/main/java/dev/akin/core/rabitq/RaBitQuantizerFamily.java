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
 * {@code RaBitQ}: one bit per dimension, {@code RaBitQ2} to {@code RaBitQ8}: so many, around the
 * sample's mean or, where vectors are partitioned, around the origins.
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
    return "RaBitQ RaBitQ2 … RaBitQ8";
  }

  @Override
  public boolean prefersResiduals() {
    return true;
  }

  @Override
  public boolean accepts(String token) {
    return bits(token) > 0;
  }

  @Override
  public QuantizerTrainer trainer(String token) {
    int bits = bits(token);
    if (bits == 0) {
      throw new IllegalArgumentException(
          "RaBitQ code \"%s\": there are %s".formatted(token, grammar()));
    }
    return set -> withBits(train(set), bits);
  }

  /** Bits per dimension of a token; 0 if it is none. */
  private static int bits(String token) {
    if (token.equals(TOKEN)) {
      return 1;
    }
    int bits = token.length() == TOKEN.length() + 1 ? token.charAt(TOKEN.length()) - '0' : 0;
    boolean known = bits >= ExtendedLayout.LEAST_BITS && bits <= ExtendedLayout.MOST_BITS;
    return token.startsWith(TOKEN) && known ? bits : 0;
  }

  private static Quantizer withBits(RaBitQuantizer quantizer, int bits) {
    return bits == 1 ? quantizer : new ExtendedQuantizer(quantizer, bits);
  }

  private static RaBitQuantizer train(TrainingSet set) {
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
    QuantizerShape shape = QuantizerShape.read(file, prefix, origins);
    if (shape.variant() < 1 || shape.variant() > ExtendedLayout.MOST_BITS) {
      throw file.corrupt(
          prefix + "SHAPE",
          12,
          "%,d bits per dimension, 1 to 8 are known".formatted(shape.variant()));
    }
    return withBits(RaBitQFormat.read(file, prefix, shape, origins), shape.variant());
  }
}
