package dev.akin.cli;

import dev.akin.core.Indexes;
import dev.akin.core.file.CorruptFileException;
import dev.akin.core.file.SectionFile;
import dev.akin.core.index.Index;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code akin index verify}: every checksum of an index file. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    versionProvider = AkinCommand.Version.class,
    sortOptions = false,
    description =
        "Reads a whole index file and compares every checksum. Damage is named by file, section and"
            + " offset, with exit code 1.",
    footer = {"", "Examples:", "  akin index verify --index base.akn"})
final class IndexVerifyCommand implements Callable<Integer> {
  @Option(
      names = "--index",
      paramLabel = "FILE",
      required = true,
      description = "The index file, as akin index build writes it.")
  private @Nullable Path index;

  private final Terminal terminal;

  IndexVerifyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Path path = InputIndex.check(Objects.requireNonNull(index, "picocli requires --index"));
    try (SectionFile file = SectionFile.open(path)) {
      file.verify();
      for (String section : file.sections()) {
        terminal
            .out()
            .printf(
                Locale.ROOT, "  %-24s %,15d bytes%n", section, file.section(section).byteSize());
      }
      try (Index opened = Indexes.open(path)) {
        terminal
            .out()
            .printf(
                Locale.ROOT,
                "%s: %s over %,d vectors of dimension %,d (%s), %,d bytes, all checksums right%n",
                path,
                opened.specification(),
                opened.size(),
                opened.dimension(),
                opened.metric(),
                file.length());
      }
      terminal.out().flush();
      return 0;
    } catch (CorruptFileException e) {
      terminal.err().println("akin index verify: " + e.getMessage());
      terminal.err().flush();
      return 1;
    }
  }
}
