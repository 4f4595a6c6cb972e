package dev.akin.cli;

import dev.akin.engine.BrokenCollectionException;
import dev.akin.engine.Collection;
import dev.akin.engine.DirectoryInUseException;
import dev.akin.engine.Engine;
import dev.akin.engine.EngineParameters;
import dev.akin.engine.InvalidRequestException;
import dev.akin.engine.ReadOnlyException;
import dev.akin.engine.UnknownCollectionException;
import dev.akin.engine.proof.Proof;
import dev.akin.engine.proof.ProofRequest;
import dev.akin.engine.proof.ReplayReport;
import dev.akin.engine.proof.ReplayableProof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code akin proof}: what a collection finds against exact search, now or again. */
@Command(
    name = "proof",
    mixinStandardHelpOptions = true,
    versionProvider = AkinCommand.Version.class,
    sortOptions = false,
    description =
        "Measures the recall of a collection against exact search, with its interval: by source of"
            + " the queries, by segment, and under filters that accept 10, 1 and 0.1 %% of the points,"
            + " anywhere, near the query and far from it; the time and the memory of searches; and"
            + " says whether the contract is kept. With --replay it measures a stored proof again"
            + " and says whether it was true. The data directory is only read, and no server may"
            + " have it open.",
    footer = {
      "",
      "Exit codes: 0 the contract is kept, and a replay agrees; 3 the contract is not kept; 4 the replay",
      "disagrees with the stored proof; 2 wrong usage or input, 1 anything else.",
      "",
      "Examples:",
      "  akin proof --data data/demo --collection products",
      "  akin proof --data data/demo --collection products --queries asked.fvecs --out proof.json",
      "  akin proof --data data/demo --collection products --filter '{\"must\":[{\"key\":\"size\",\"match\":{\"value\":38}}]}'",
      "  akin proof --data data/demo --collection products --replay proof.json --json"
    })
final class ProofCommand implements Callable<Integer> {
  private static final int NOT_KEPT = 3;
  private static final int DISAGREES = 4;

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

  @Mixin private ProofOptions options = new ProofOptions();

  @Option(
      names = "--replay",
      paramLabel = "FILE",
      description = "Measures the proof in this file again, by its own queries, and compares.")
  private @Nullable Path replay;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Writes the proof with its queries, so that anybody can --replay it.")
  private @Nullable Path out;

  @Option(
      names = "--keep",
      description =
          "Keeps the proof as the newest of the collection, which GET /collections/NAME/proof"
              + " answers. Writes to the data directory.")
  private boolean keep;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  private final Terminal terminal;

  ProofCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Path directory = Objects.requireNonNull(data, "picocli requires --data");
    String name = Objects.requireNonNull(collection, "picocli requires --collection");
    if (!Files.isDirectory(directory)) {
      throw new WrongInputException(directory + " is no directory: give --data another one");
    }
    if (replay != null && !options.isEmpty()) {
      throw new WrongInputException(
          "--replay asks the queries in its file: leave out the options that choose others");
    }
    Path target = out == null ? null : OutputFile.check(out.toAbsolutePath());
    ReplayableProof before = replay == null ? null : read(replay);
    try (Engine engine = open(directory)) {
      Collection found = engine.collection(name);
      ReplayableProof measured = measure(found, before);
      if (keep) {
        found.keep(measured);
      }
      if (target != null) {
        measured.write(target);
      }
      return report(measured, before);
    } catch (UnknownCollectionException
        | BrokenCollectionException
        | InvalidRequestException
        | ReadOnlyException e) {
      throw new WrongInputException(String.valueOf(e.getMessage()), e);
    }
  }

  private static ReplayableProof read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new WrongInputException("--replay " + file + ": no such file");
    }
    return UserInput.check(() -> ReplayableProof.read(file));
  }

  private Engine open(Path directory) {
    EngineParameters parameters =
        EngineParameters.defaults().withReadOnly(!keep).withIndexThreads(0);
    try {
      return DataDirectory.open(directory, parameters);
    } catch (WrongInputException e) {
      throw e.getCause() instanceof DirectoryInUseException
          ? new WrongInputException(
              e.getMessage() + "; a running server answers GET /collections/NAME/proof", e)
          : e;
    }
  }

  private ReplayableProof measure(Collection found, @Nullable ReplayableProof before)
      throws IOException {
    ProofRequest request =
        before == null
            ? options.request(found.parameters().contract())
            : ProofOptions.replay(before);
    ProgressLine progress = new ProgressLine(terminal.err());
    try {
      return found.measure(request, progress);
    } finally {
      progress.end();
    }
  }

  private int report(ReplayableProof measured, @Nullable ReplayableProof before) {
    Proof proof = measured.proof();
    if (before == null) {
      print(json ? ProofText.json(measured) : ProofText.text(measured));
    } else {
      ReplayReport report = new ReplayReport(before.proof(), proof);
      print(json ? ReplayText.json(report) : ReplayText.text(report));
      if (!report.agrees()) {
        return DISAGREES;
      }
    }
    return proof.keepsContract() ? 0 : NOT_KEPT;
  }

  private void print(String text) {
    terminal.out().print(text);
    terminal.out().flush();
  }
}
