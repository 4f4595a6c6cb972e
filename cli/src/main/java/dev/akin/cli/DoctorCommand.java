package dev.akin.cli;

import dev.akin.eval.machine.MachineReport;
import dev.akin.eval.report.MachineText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code akin doctor}: what the machine has and what should be changed. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    versionProvider = AkinCommand.Version.class,
    sortOptions = false,
    description =
        "Looks at the machine: memory, what Java was started with, the kernels that distances are"
            + " computed with, their self-test and speed. Every finding says what to do;"
            + " docs/doctor.md explains every line.",
    footer = {
      "",
      "Examples:",
      "  akin doctor                          the machine",
      "  akin doctor --data data/demo         and the disk of a data directory"
    })
final class DoctorCommand implements Callable<Integer> {
  @Option(names = "--data", paramLabel = "DIR", description = "A data directory.")
  private @Nullable Path data;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  private final Terminal terminal;

  DoctorCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Optional<Path> directory = Optional.ofNullable(data).map(DoctorCommand::at);
    ProgressLine progress = new ProgressLine(terminal.err());
    progress.begin("speed of kernels", OptionalLong.empty());
    MachineReport report;
    try {
      report =
          directory.isEmpty() ? MachineReport.measure() : MachineReport.measure(directory.get());
    } finally {
      progress.end();
    }
    terminal.out().print(json ? MachineText.json(report) + "\n" : MachineText.text(report));
    terminal.out().flush();
    return 0;
  }

  private static Path at(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new WrongInputException(directory + " is no directory: give --data another one");
    }
    return directory;
  }
}
