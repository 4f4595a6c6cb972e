package dev.akin.cli;

import dev.akin.engine.BrokenCollectionException;
import dev.akin.engine.Engine;
import dev.akin.engine.InvalidRequestException;
import dev.akin.engine.UnknownCollectionException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code akin snapshot create}: a collection into a folder of its own. */
@Command(
    name = "create",
    mixinStandardHelpOptions = true,
    versionProvider = AkinCommand.Version.class,
    sortOptions = false,
    description = "Writes a snapshot of a collection; no server may have the data directory open.",
    footer = {
      "",
      "Examples:",
      "  akin snapshot create --data data/demo --collection demo --out backup/demo-monday"
    })
final class SnapshotCreateCommand implements Callable<Integer> {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      required = true,
      description = "The data directory.")
  private @Nullable Path data;

  @Option(
      names = "--collection",
      paramLabel = "NAME",
      required = true,
      description = "The collection.")
  private @Nullable String collection;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      required = true,
      description = "The folder to write; must not exist.")
  private @Nullable Path out;

  private final Terminal terminal;

  SnapshotCreateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Path directory = Objects.requireNonNull(data, "picocli requires --data");
    String name = Objects.requireNonNull(collection, "picocli requires --collection");
    Path folder = Objects.requireNonNull(out, "picocli requires --out");
    try (Engine engine = DataDirectory.openExisting(directory)) {
      engine.collection(name).snapshot(folder);
    } catch (UnknownCollectionException | BrokenCollectionException | InvalidRequestException e) {
      throw new WrongInputException(String.valueOf(e.getMessage()), e);
    }
    terminal.out().printf("%s: snapshot of collection \"%s\"%n", folder, name);
    terminal.out().flush();
    return 0;
  }
}
