package dev.akin.cli;

import dev.akin.server.access.ApiKey;
import dev.akin.server.access.Grant;
import dev.akin.server.access.Role;
import dev.akin.server.access.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code akin key create}: a new key, shown once. */
@Command(
    name = "create",
    mixinStandardHelpOptions = true,
    versionProvider = AkinCommand.Version.class,
    sortOptions = false,
    description = {
      "Makes a key, prints it once, and appends its hash to the file.",
      "The key itself is kept nowhere: who loses it makes another one."
    })
final class KeyCreateCommand implements Callable<Integer> {
  @Option(
      names = "--keys",
      paramLabel = "FILE",
      required = true,
      description = "The file of keys; created where it is missing, for its owner alone.")
  private @Nullable Path file;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      required = true,
      description = "What the key is called in the access log, and to revoke it.")
  private @Nullable String name;

  @Option(names = "--read-only", description = "Allow questions alone.")
  private boolean readOnly;

  @Option(
      names = "--collection",
      paramLabel = "NAME",
      description =
          "Allow this collection alone; may be given several times. Such a key creates and drops none.")
  private List<String> collections = new ArrayList<>();

  private final Terminal terminal;

  KeyCreateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Path target = Objects.requireNonNull(file, "picocli requires --keys");
    String called = Objects.requireNonNull(name, "picocli requires --name");
    Grant grant =
        UserInput.check(() -> new Grant(readOnly ? Role.READ_ONLY : Role.FULL, collections));
    String secret = Secret.random();
    ApiKey key = UserInput.check(() -> ApiKey.of(called, secret, grant));
    KeyCommand.change(
        target,
        keys -> {
          if (keys.stream().anyMatch(each -> each.name().equals(called))) {
            throw new WrongInputException(
                "--name " + called + ": " + target + " has a key of that name; revoke it first");
          }
          keys.add(key);
        });
    terminal.out().println(secret);
    terminal.out().flush();
    return 0;
  }
}
