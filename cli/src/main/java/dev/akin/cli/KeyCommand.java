package dev.akin.cli;

import dev.akin.server.access.ApiKey;
import dev.akin.server.access.KeyFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code akin key …}: the API keys of a server. */
@Command(
    name = "key",
    mixinStandardHelpOptions = true,
    versionProvider = AkinCommand.Version.class,
    description = {
      "Makes, lists and revokes API keys in the file that akin serve --keys reads.",
      "A running server sees a changed file within seconds."
    },
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  akin key create --keys keys.json --name admin",
      "  akin key create --keys keys.json --name shop --read-only --collection products",
      "  akin key revoke --keys keys.json --name shop"
    })
final class KeyCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  static CommandLine line(Terminal terminal) {
    CommandLine line = new CommandLine(new KeyCommand());
    line.addSubcommand(new KeyCreateCommand(terminal));
    line.addSubcommand(new KeyListCommand(terminal));
    line.addSubcommand(new KeyRevokeCommand(terminal));
    return line;
  }

  @Override
  public void run() {
    throw new ParameterException(
        Objects.requireNonNull(spec).commandLine(), "a command is missing: create, list or revoke");
  }

  /** What changes the keys of a file. */
  @FunctionalInterface
  interface Change {
    void apply(List<ApiKey> keys);
  }

  /** Changes the keys of a file, which may be new. */
  static void change(Path file, Change change) throws IOException {
    OutputFile.check("--keys", file);
    KeyFile keyFile = new KeyFile(file);
    List<ApiKey> keys = new ArrayList<>(UserInput.check(keyFile::readIfThere));
    change.apply(keys);
    keyFile.write(keys);
  }
}
