package dev.akin.cli;

import dev.akin.server.ServerParameters;
import dev.akin.visualsearch.LoadedCatalogue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code akin demo}: from pictures to a proven, filterable visual search. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    versionProvider = AkinCommand.Version.class,
    sortOptions = false,
    description =
        "Makes a visual search of a catalogue, prints the proof of its recall, and serves the page."
            + " Without options it draws its own catalogue. A second start on the same data"
            + " encodes nothing again.",
    footer = {
      "",
      "Examples:",
      "  akin demo                                       a drawn catalogue at http://localhost:6333/",
      "  akin demo --images photos                       your photos; sub-folders are the categories",
      "  akin demo --images photos.tar.xz --table products.tsv --encoder models/mobilenet",
      "  akin demo --once --json                         the proof alone, as one JSON object"
    })
final class DemoCommand implements Callable<Integer> {
  @Option(
      names = "--images",
      paramLabel = "DIR|TAR",
      description = "A folder of pictures, or a .tar, .tar.gz or .tar.xz of one.")
  private @Nullable Path images;

  @Option(
      names = "--table",
      paramLabel = "FILE",
      description = "A CSV or TSV of attributes; its first column holds the file names.")
  private @Nullable Path table;

  @Option(
      names = "--encoder",
      paramLabel = "DIR",
      description =
          "A folder with model.onnx and preprocessor_config.json; the built-in encoder if absent.")
  private @Nullable Path encoder;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Where everything is kept. By default data/demo under the working directory, or"
              + " data/NAME-HASH for pictures or an encoder of your own.")
  private @Nullable Path data;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "6333",
      description = "Where the page is served; 0 takes any free port. Default: ${DEFAULT-VALUE}")
  private int port;

  @Option(names = "--once", description = "Stop after the proof.")
  private boolean once;

  @Option(names = "--json", description = "Print the proof as one JSON object and nothing else.")
  private boolean json;

  private final Terminal terminal;

  DemoCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    DemoSource source = DemoSource.of(images, table, encoder);
    DemoPlace place = DemoPlace.of(source, data);
    ServerParameters server = Serving.onThisMachine(port);
    if (!once) {
      Serving.requireFree(server);
    }
    try (DemoShop shop = DemoShop.open(source, place)) {
      LoadedCatalogue loaded = shop.load(new ProgressLine(terminal.err()));
      ProofReport report = new ProofReport(loaded, source.encoderName());
      loaded
          .report()
          .ifPresent(imported -> SkippedPictures.print(imported.skipped(), terminal.err()));
      terminal.out().print(json ? report.json() + "\n" : report.text());
      terminal.out().flush();
      if (!once) {
        shop.serve(server, terminal);
      }
    }
    return 0;
  }
}
