package dev.akin.core.scalar;

import dev.akin.core.file.SectionFile;
import dev.akin.core.quantizer.Origins;
import dev.akin.core.quantizer.Quantizer;
import dev.akin.core.quantizer.QuantizerFamily;
import dev.akin.core.quantizer.QuantizerShape;
import dev.akin.core.quantizer.QuantizerTrainer;
import dev.akin.core.quantizer.TrainingSet;
import dev.akin.core.vector.VectorSet;
import java.io.IOException;
import java.util.Optional;

/**
 * {@code SQ8}, {@code SQ4}, {@code SQfp16} and {@code SQbf16}: each value by itself in 8, 4 or 16
 * bits. Files are described in {@code docs/formats/scalar.md}.
 */
public final class ScalarQuantizerFamily implements QuantizerFamily {
  /** The family, ready to be registered. */
  public ScalarQuantizerFamily() {}

  @Override
  public String name() {
    return "scalar";
  }

  @Override
  public String grammar() {
    return "SQ8 SQ4 SQfp16 SQbf16";
  }

  @Override
  public boolean accepts(String token) {
    return ScalarToken.of(token).isPresent();
  }

  @Override
  public QuantizerTrainer trainer(String token) {
    ScalarToken known =
        ScalarToken.of(token)
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "scalar code \"%s\": there are %s".formatted(token, grammar())));
    return set -> train(known, set);
  }

  private static Quantizer train(ScalarToken token, TrainingSet set) {
    RowCode code =
        switch (token) {
          case SQ8, SQ4 -> IntegerCode.train(token, set);
          case SQfp16 -> HalfCode.train(set);
          case SQbf16 -> new BrainCode(set.dimension());
        };
    return new ScalarQuantizer(code, set.options().metric(), new Origins(set.origins()));
  }

  @Override
  public Quantizer read(SectionFile file, String prefix, VectorSet origins) throws IOException {
    QuantizerShape shape = QuantizerShape.read(file, prefix, origins);
    Optional<ScalarToken> token = ScalarToken.ofVariant(shape.variant());
    if (token.isEmpty()) {
      throw file.corrupt(
          prefix + "SHAPE", 12, "scalar code %,d, 0 to 3 are known".formatted(shape.variant()));
    }
    RowCode code =
        switch (token.get()) {
          case SQ8, SQ4 -> IntegerCode.read(file, prefix, shape);
          case SQfp16 -> HalfCode.read(file, prefix, shape);
          case SQbf16 -> new BrainCode(shape.dimension());
        };
    return new ScalarQuantizer(code, shape.metric(), new Origins(origins));
  }
}
