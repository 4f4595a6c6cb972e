package dev.akin.cli;

import dev.akin.engine.BrokenCollectionException;
import dev.akin.engine.Collection;
import dev.akin.engine.DirectoryInUseException;
import dev.akin.engine.Engine;
import dev.akin.engine.EngineParameters;
import dev.akin.engine.InvalidRequestException;
import dev.akin.engine.SearchRequest;
import dev.akin.engine.UnknownCollectionException;
import dev.akin.engine.point.PointId;
import dev.akin.engine.whynot.WhyNot;
import dev.akin.server.WhyNotText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code akin why-not}: what became of a point in a search. */
@Command(
    name = "why-not",
    mixinStandardHelpOptions = true,
    versionProvider = AkinCommand.Version.class,
    sortOptions = false,
    description =
        "Says in one sentence why a point is not in the answer to a search, or on which rank it is:"
            + " not stored, deleted, expired, without the vector, filtered out, outranked, before the"
            + " window, below the threshold, unreachable in the graph, not come to by a walk that was"
            + " too narrow, or lost to codes. Each is decided by a check against exact search. The"
            + " data directory is only read, and no server may have it open.",
    footer = {
      "",
      "Exit codes: 0 the reason is found, also where the point is in the answer; 2 wrong usage or input,",
      "1 anything else.",
      "",
      "Examples:",
      "  akin why-not --data data/demo --collection demo --id 7 --query '{\"query\":3,\"limit\":10}'",
      "  akin why-not --data data/demo --collection demo --id 7 --query asked.json --k 100 --json"
    })
final class WhyNotCommand implements Callable<Integer> {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      required = true,
      description = "The data directory.")
  private Path data = Path.of("");

  @Option(
      names = "--collection",
      paramLabel = "NAME",
      required = true,
      description = "The collection.")
  private String collection = "";

  @Option(
      names = "--id",
      paramLabel = "ID",
      required = true,
      description = "The point: a number or a UUID.")
  private String id = "";

  @Option(
      names = "--query",
      paramLabel = "FILE|JSON",
      required = true,
      description =
          "The search, as POST /collections/NAME/points/query takes it: a file, or the JSON itself.")
  private String query = "";

  @Option(
      names = "--k",
      paramLabel = "N",
      description = "How many results are wanted, instead of the search's limit.")
  private @Nullable Integer k;

  @Option(names = "--json", description = "Print one JSON object with all that was found out.")
  private boolean json;

  private final Terminal terminal;

  WhyNotCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (!Files.isDirectory(data)) {
      throw new WrongInputException(data + " is no directory: give --data another one");
    }
    PointId point = UserInput.check(() -> PointId.parse(id));
    String search = query.stripLeading().startsWith("{") ? query : read(Path.of(query));
    try (Engine engine = open()) {
      Collection found = engine.collection(collection);
      SearchRequest request = UserInput.check(() -> wanted(WhyNotText.request(search, found)));
      WhyNot whyNot = found.whyNot(request, point);
      terminal.out().println(json ? WhyNotText.json(whyNot) : whyNot.sentence());
      return 0;
    } catch (UnknownCollectionException | BrokenCollectionException | InvalidRequestException e) {
      throw new WrongInputException(String.valueOf(e.getMessage()), e);
    }
  }

  private static String read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new WrongInputException("--query " + file + ": no such file, and no JSON object");
    }
    return Files.readString(file);
  }

  private SearchRequest wanted(SearchRequest request) {
    if (k == null) {
      return request;
    }
    SearchRequest.Window window = request.window();
    return new SearchRequest(
        request.target(),
        request.using(),
        new SearchRequest.Window(k, window.offset(), window.fetch()),
        request.filter(),
        request.options());
  }

  private Engine open() {
    EngineParameters parameters =
        EngineParameters.defaults().withReadOnly(true).withIndexThreads(0);
    try {
      return DataDirectory.open(data, parameters);
    } catch (WrongInputException e) {
      throw e.getCause() instanceof DirectoryInUseException
          ? new WrongInputException(
              e.getMessage()
                  + "; a running server answers POST /collections/NAME/points/ID/why-not",
              e)
          : e;
    }
  }
}
