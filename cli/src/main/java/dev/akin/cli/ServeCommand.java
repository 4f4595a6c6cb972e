package dev.akin.cli;

import dev.akin.engine.Engine;
import dev.akin.server.setting.Configuration;
import dev.akin.visualsearch.VisualSearches;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code akin serve}: the collections of a data directory behind HTTP. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    versionProvider = AkinCommand.Version.class,
    sortOptions = false,
    description = {
      "Serves the REST API and the page over the collections of a data directory.",
      "Every option may also stand in the environment, as named behind it, or as a line in the file of"
          + " --config; a flag counts more than the environment, that more than the file."
    },
    footer = {
      "",
      "Examples:",
      "  akin serve --data data/demo                        on this machine alone",
      "  akin serve --data /srv/akin --host 0.0.0.0         for everyone who reaches this machine",
      "  AKIN_PORT=7000 akin serve --config /etc/akin.properties"
    })
final class ServeCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  private final Terminal terminal;

  private ServeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  static CommandLine line(Terminal terminal) {
    CommandLine line = new CommandLine(new ServeCommand(terminal));
    ServeOptions.added(line.getCommandSpec());
    return line;
  }

  @Override
  public Integer call() throws IOException {
    Configuration configuration =
        ServeOptions.read(
            Objects.requireNonNull(spec).commandLine().getParseResult(), System.getenv());
    Serving.requireFree(configuration.server());
    try (Engine engine = DataDirectory.open(configuration.data(), configuration.engine());
        VisualSearches searches = new VisualSearches(configuration.data())) {
      Serving.serve(engine, searches, configuration.server(), terminal);
    }
    return 0;
  }
}
