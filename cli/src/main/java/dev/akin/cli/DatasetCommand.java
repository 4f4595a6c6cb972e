package dev.akin.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code akin dataset}: vectors to measure with, from one's own photos. */
@Command(
    name = "dataset",
    mixinStandardHelpOptions = true,
    versionProvider = AkinCommand.Version.class,
    description = "Makes data sets of vectors from photos, to measure searches with.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  akin dataset descriptors --images photos --count 1000000 --out base.bvecs",
      "  akin dataset embeddings --images photos --encoder models/mobilenet --out base.fvecs"
    })
final class DatasetCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  /** The command with its own commands. */
  static CommandLine line(Terminal terminal) {
    return new CommandLine(new DatasetCommand())
        .addSubcommand(new DescriptorsCommand(terminal))
        .addSubcommand(new EmbeddingsCommand(terminal))
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  @Override
  public void run() {
    throw new ParameterException(
        Objects.requireNonNull(spec).commandLine(),
        "a command is missing: descriptors or embeddings");
  }
}
