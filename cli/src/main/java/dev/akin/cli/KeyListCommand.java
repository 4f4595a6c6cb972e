package dev.akin.cli;

import dev.akin.server.access.ApiKey;
import dev.akin.server.access.KeyFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code akin key list}: which keys there are. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    versionProvider = AkinCommand.Version.class,
    description = "Lists the names of the keys, and what each allows.")
final class KeyListCommand implements Callable<Integer> {
  @Option(names = "--keys", paramLabel = "FILE", required = true, description = "The file of keys.")
  private @Nullable Path file;

  private final Terminal terminal;

  KeyListCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Path source = Objects.requireNonNull(file, "picocli requires --keys");
    try {
      for (ApiKey key : UserInput.check(new KeyFile(source)::read)) {
        String collections = String.join(", ", key.grant().collections());
        terminal
            .out()
            .printf(
                "%s\t%s\t%s%n",
                key.name(),
                key.grant().role().text(),
                collections.isEmpty() ? "all collections" : collections);
      }
    } catch (NoSuchFileException e) {
      throw new WrongInputException("--keys " + source + ": no such file", e);
    }
    terminal.out().flush();
    return 0;
  }
}
