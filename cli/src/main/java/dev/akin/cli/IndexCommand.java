package dev.akin.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What stands before {@code build}, {@code search} and {@code verify}. */
@Command(
    name = "index",
    mixinStandardHelpOptions = true,
    versionProvider = AkinCommand.Version.class,
    description = "Builds, searches and verifies index files.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  akin index build --base base.fvecs --metric l2 --index HNSW32 --out base.akn",
      "  akin index search --index base.akn --queries query.fvecs --set efSearch=64 --out found.ivecs",
      "  akin index verify --index base.akn"
    })
final class IndexCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        Objects.requireNonNull(spec).commandLine(),
        "a command is missing: build, search or verify");
  }
}
