package dev.akin.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code akin snapshot}: collections out of a data directory and back. */
@Command(
    name = "snapshot",
    mixinStandardHelpOptions = true,
    versionProvider = AkinCommand.Version.class,
    description =
        "Takes and restores snapshots: folders with checksums and a probe of exact answers.",
    synopsisSubcommandLabel = "COMMAND")
final class SnapshotCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  /** The command with its subcommands. */
  static CommandLine line(Terminal terminal) {
    CommandLine snapshot = new CommandLine(new SnapshotCommand());
    snapshot.addSubcommand(new SnapshotCreateCommand(terminal));
    snapshot.addSubcommand(new SnapshotRestoreCommand(terminal));
    return snapshot;
  }

  @Override
  public void run() {
    throw new ParameterException(
        Objects.requireNonNull(spec).commandLine(), "a command is missing: create or restore");
  }
}
