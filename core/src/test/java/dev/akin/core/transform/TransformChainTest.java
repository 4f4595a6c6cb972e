package dev.akin.core.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.core.file.CorruptFileException;
import dev.akin.core.file.SectionFile;
import dev.akin.core.file.SectionFileWriter;
import dev.akin.core.index.BuildOptions;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract, with a chain of a family's own; and what only chains do. */
final class TransformChainTest extends TransformContract {
  private static final List<TransformToken> TOKENS =
      List.of(
          new TransformToken(new MipsFamily(), "MIPS"),
          new TransformToken(new RotationFamily(), "RR"));

  /** Presents a chain as a family. */
  private static final class ChainFamily implements TransformFamily {
    @Override
    public String grammar() {
      return "MIPS,RR";
    }

    @Override
    public boolean accepts(String token) {
      return token.equals("MIPS,RR");
    }

    @Override
    public Transform train(String token, VectorSet sample, Metric metric, BuildOptions options) {
      return TransformChain.train(TOKENS, sample, metric, options);
    }

    @Override
    public Transform read(SectionFile file, String prefix) throws IOException {
      return TransformChain.read(TOKENS, file, prefix);
    }
  }

  @Override
  protected TransformFamily family() {
    return new ChainFamily();
  }

  @Override
  protected String token(int dimension) {
    return "MIPS,RR";
  }

  @Override
  protected Metric[] metrics() {
    return new Metric[] {Metric.DOT};
  }

  @Test
  void eachStepTakesWhatTheOneBeforeMakes() {
    Transform chain = train(ROWS, Metric.DOT);
    assertThat(chain.outputDimension()).isEqualTo(DIMENSION + 1);
    assertThat(chain.outputMetric()).isEqualTo(Metric.L2);
    Transform mips = new MipsAugmentation(3, 1);
    assertThatThrownBy(() -> new TransformChain(List.of(mips, new Rotation(5, Metric.L2, 1))))
        .hasMessage("RR takes dimension 5 under l2, MIPS before it makes 4 under l2");
    assertThatThrownBy(() -> new TransformChain(List.of(mips, new Rotation(4, Metric.DOT, 1))))
        .hasMessage("RR takes dimension 4 under dot, MIPS before it makes 4 under l2");
  }

  @Test
  void stepsOfAFileThatDoNotFitAreRefused(@TempDir Path folder) throws IOException {
    Path path = folder.resolve("broken.akin");
    try (SectionFileWriter writer = new SectionFileWriter(path, "transform")) {
      new MipsAugmentation(3, 1).write(writer, "TRANSFORM_0_");
      new Rotation(9, Metric.L2, 1).write(writer, "TRANSFORM_1_");
      writer.commit();
    }
    try (SectionFile file = SectionFile.open(path)) {
      assertThatThrownBy(() -> TransformChain.read(TOKENS, file, ""))
          .isInstanceOf(CorruptFileException.class)
          .hasMessageContaining("broken.akin: section TRANSFORM_1_SHAPE at 4,160: RR takes");
    }
  }

  @Test
  void tokensAreFoundInAList() {
    List<TransformFamily> families = List.of(new MipsFamily(), new RotationFamily());
    assertThat(TransformToken.find(families, "RR"))
        .get()
        .isEqualTo(new TransformToken(families.get(1), "RR"));
    assertThat(TransformToken.find(families, "HNSW32")).isEmpty();
    assertThatThrownBy(() -> new TransformToken(new MipsFamily(), "RR"))
        .hasMessage("\"RR\" is not a transform of the form MIPS");
  }
}
