package dev.akin.cli;

import dev.akin.engine.Engine;
import dev.akin.visualsearch.VisualSearches;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code akin serve}: the collections of a data directory behind HTTP. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    versionProvider = AkinCommand.Version.class,
    sortOptions = false,
    description = "Serves the REST API and the page over the collections of a data directory.",
    footer = {
      "",
      "Examples:",
      "  akin serve --data data/demo                        on this machine alone",
      "  akin serve --data /srv/akin --host 0.0.0.0         for everyone who reaches this machine"
    })
final class ServeCommand implements Callable<Integer> {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      required = true,
      description = "The data directory; created where it is missing.")
  private @Nullable Path data;

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      description = "The address to listen on. Default: ${DEFAULT-VALUE}, this machine alone")
  private String host = "127.0.0.1";

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "6333",
      description = "The port; 0 takes any free one. Default: ${DEFAULT-VALUE}")
  private int port;

  private final Terminal terminal;

  ServeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Path directory = Objects.requireNonNull(data, "picocli requires --data");
    Serving.Address address = new Serving.Address(host, port);
    Serving.requireFree(address);
    try (Engine engine = DataDirectory.open(directory);
        VisualSearches searches = new VisualSearches(directory)) {
      Serving.serve(engine, searches, address, terminal);
    }
    return 0;
  }
}
