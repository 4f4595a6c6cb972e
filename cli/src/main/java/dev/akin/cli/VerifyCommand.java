package dev.akin.cli;

import dev.akin.engine.StorageException;
import dev.akin.engine.Verification;
import dev.akin.engine.damage.Finding;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code akin verify}: every checksum of a data directory, and what can be rebuilt. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    versionProvider = AkinCommand.Version.class,
    sortOptions = false,
    description =
        "Reads every byte of a data directory that no engine has open, and compares every checksum."
            + " Exit code 0: all is whole, or was repaired; 1: damage is left; 2: wrong usage.",
    footer = {
      "",
      "Examples:",
      "  akin verify --data data/demo                          what is damaged, and what repair would do",
      "  akin verify --data data/demo --repair                 rebuild what can be rebuilt without loss",
      "  akin verify --data data/demo --repair --discard-damaged   give up what cannot"
    })
final class VerifyCommand implements Callable<Integer> {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      required = true,
      description = "The data directory.")
  private @Nullable Path data;

  @Option(
      names = "--repair",
      description = "Carry out every remedy that loses no acknowledged write.")
  private boolean repair;

  @Option(
      names = "--discard-damaged",
      description =
          "With --repair: also give up what cannot be rebuilt. What is lost is named in each line.")
  private boolean discard;

  @Option(names = "--json", description = "Print the findings as one JSON object.")
  private boolean json;

  private final Terminal terminal;

  VerifyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Path directory = Objects.requireNonNull(data, "picocli requires --data");
    if (discard && !repair) {
      throw new WrongInputException("--discard-damaged needs --repair");
    }
    try (Verification verification = open(directory)) {
      List<Finding> found = check(verification);
      List<Finding> mended = repair ? verification.repair(found, discard) : List.of();
      if (json) {
        terminal.out().println(VerifyReport.json(found, mended));
      } else {
        print(verification, found, mended);
      }
      terminal.out().flush();
      return mended.containsAll(found) ? 0 : 1;
    }
  }

  private static Verification open(Path directory) {
    try {
      return Verification.open(directory);
    } catch (StorageException e) {
      throw new WrongInputException(String.valueOf(e.getMessage()), e);
    }
  }

  private List<Finding> check(Verification verification) {
    ProgressLine progress = new ProgressLine(terminal.err());
    progress.begin("bytes checked", OptionalLong.of(verification.bytes()));
    long[] done = new long[1];
    try {
      return verification.check(bytes -> {
        done[0] += bytes;
        progress.advance(done[0]);
      });
    } finally {
      progress.end();
    }
  }

  private void print(Verification verification, List<Finding> found, List<Finding> mended) {
    for (Finding finding : found) {
      terminal.out().println(VerifyReport.line(finding, mended.contains(finding)));
    }
    int left = found.size() - mended.size();
    terminal
        .out()
        .printf(
            Locale.ROOT,
            "%d collections, %s%n",
            verification.collections().size(),
            found.isEmpty()
                ? "all checksums right"
                : "%d findings, %d repaired, %d left".formatted(found.size(), mended.size(), left));
  }
}
