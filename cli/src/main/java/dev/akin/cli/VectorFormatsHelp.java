package dev.akin.cli;

import dev.akin.eval.dataset.VectorFiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/** What a command's help says about the files of vectors that it reads. */
final class VectorFormatsHelp {
  private VectorFormatsHelp() {}

  /** The command, its examples preceded by the formats. */
  static CommandLine added(CommandLine command) {
    UsageMessageSpec usage = command.getCommandSpec().usageMessage();
    List<String> footer = new ArrayList<>(List.of("", "Formats of vectors, by the file's name:"));
    VectorFiles.formats().forEach(format -> footer.add("  " + format));
    footer.addAll(Arrays.asList(usage.footer()));
    usage.footer(footer.toArray(String[]::new));
    return command;
  }
}
