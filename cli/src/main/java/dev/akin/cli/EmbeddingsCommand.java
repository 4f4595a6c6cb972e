package dev.akin.cli;

import dev.akin.vision.Encoders;
import dev.akin.vision.encoder.EncoderException;
import dev.akin.vision.encoder.ImageEncoder;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code akin dataset embeddings}: one vector per photo. */
@Command(
    name = "embeddings",
    mixinStandardHelpOptions = true,
    versionProvider = AkinCommand.Version.class,
    sortOptions = false,
    description =
        "Encodes photos: one unit vector of 32-bit floats each, for the metric cosine, in the"
            + " order of the photos' names.",
    footer = {
      "",
      "Examples:",
      "  akin dataset embeddings --images photos --out base.fvecs --queries-out queries.fvecs",
      "  akin dataset embeddings --images photos.tar.xz --encoder models/mobilenet \\",
      "      --table products.tsv --group-by name --out base.fvecs --queries-out queries.fvecs",
      "                                               products of one name stay on one side",
      "",
      "Exit codes: 0 done, 2 wrong usage or input, 1 anything else."
    })
final class EmbeddingsCommand implements Callable<Integer> {
  private static final int USUAL_QUERIES = 1_000;

  @Mixin private final ExtractionOptions options = new ExtractionOptions();

  @Option(
      names = "--encoder",
      paramLabel = "DIR",
      defaultValue = "builtin",
      description =
          "A folder with model.onnx and preprocessor_config.json; the built-in encoder if absent.")
  private String encoder = "builtin";

  @Option(
      names = "--count",
      paramLabel = "N",
      description = "Vectors in the base; by default one for every photo that is not held out.")
  private @Nullable Integer count;

  private final Terminal terminal;

  EmbeddingsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    OptionalInt rows = count == null ? OptionalInt.empty() : OptionalInt.of(count);
    try (ImageEncoder opened = Encoders.open(encoder)) {
      ExtractionRun<float[]> run =
          new ExtractionRun<>(
              picture -> List.of(opened.encode(picture)), RowFormat.FLOATS, terminal);
      run.run(options, rows, USUAL_QUERIES);
    } catch (EncoderException e) {
      throw new WrongInputException(String.valueOf(e.getMessage()), e);
    }
    return 0;
  }
}
