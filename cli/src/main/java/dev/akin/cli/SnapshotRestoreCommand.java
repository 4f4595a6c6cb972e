package dev.akin.cli;

import dev.akin.engine.Collection;
import dev.akin.engine.CollectionExistsException;
import dev.akin.engine.Engine;
import dev.akin.engine.InvalidRequestException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code akin snapshot restore}: a collection out of a snapshot's folder. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    versionProvider = AkinCommand.Version.class,
    sortOptions = false,
    description =
        "Makes a collection from a snapshot. It is there when every checksum is right and the probe"
            + " is answered as it was, and not before.",
    footer = {
      "",
      "Examples:",
      "  akin snapshot restore --data data/demo --collection demo --from backup/demo-monday"
    })
final class SnapshotRestoreCommand implements Callable<Integer> {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      required = true,
      description = "The data directory; created where it is missing.")
  private @Nullable Path data;

  @Option(
      names = "--collection",
      paramLabel = "NAME",
      required = true,
      description = "The name of the new collection.")
  private @Nullable String collection;

  @Option(
      names = "--from",
      paramLabel = "FOLDER",
      required = true,
      description = "The snapshot's folder.")
  private @Nullable Path from;

  private final Terminal terminal;

  SnapshotRestoreCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Path directory = Objects.requireNonNull(data, "picocli requires --data");
    String name = Objects.requireNonNull(collection, "picocli requires --collection");
    Path folder = Objects.requireNonNull(from, "picocli requires --from");
    if (!Files.isDirectory(folder)) {
      throw new WrongInputException(folder + " is no folder: give --from a snapshot's");
    }
    try (Engine engine = DataDirectory.open(directory)) {
      Collection restored = engine.restore(name, folder);
      terminal
          .out()
          .printf(
              Locale.ROOT,
              "collection \"%s\": %,d points, all checksums right, the probe answered as it was%n",
              name,
              restored.count(Optional.empty()));
    } catch (CollectionExistsException | InvalidRequestException e) {
      throw new WrongInputException(String.valueOf(e.getMessage()), e);
    }
    terminal.out().flush();
    return 0;
  }
}
