package dev.akin.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code akin key revoke}: a key that is no longer good. */
@Command(
    name = "revoke",
    mixinStandardHelpOptions = true,
    versionProvider = AkinCommand.Version.class,
    description = "Removes a key from the file.")
final class KeyRevokeCommand implements Callable<Integer> {
  @Option(names = "--keys", paramLabel = "FILE", required = true, description = "The file of keys.")
  private @Nullable Path file;

  @Option(names = "--name", paramLabel = "NAME", required = true, description = "Which key.")
  private @Nullable String name;

  private final Terminal terminal;

  KeyRevokeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Path target = Objects.requireNonNull(file, "picocli requires --keys");
    String called = Objects.requireNonNull(name, "picocli requires --name");
    KeyCommand.change(
        target,
        keys -> {
          if (!keys.removeIf(key -> key.name().equals(called))) {
            throw new WrongInputException(
                "--name " + called + ": " + target + " has no key of that name");
          }
        });
    terminal.err().println("revoked " + called);
    return 0;
  }
}
