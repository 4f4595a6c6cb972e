package dev.akin.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** The {@code akin} command. */
public final class Main {
  private Main() {}

  /**
   * Runs a command and exits: 0 done, 2 wrong usage or input, 1 anything else, and what a command
   * says of its own.
   */
  public static void main(String[] arguments) {
    // Sets logging up before a library says anything.
    System.getLogger(Main.class.getName());
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    Stop stop = Stop.onSignal(Thread.currentThread());
    if (stop.isRequested()) {
      return;
    }
    int code = run(new Terminal(out, err, stop), arguments);
    out.flush();
    err.flush();
    if (!stop.isRequested()) {
      // Helidon and ONNX Runtime may leave threads behind that would hold the process up.
      stop.forget();
      System.exit(code);
    }
  }

  /** Runs a command and returns its exit code. */
  static int run(Terminal terminal, String... arguments) {
    CommandLine line = new CommandLine(new AkinCommand());
    line.addSubcommand(new DemoCommand(terminal));
    line.addSubcommand(ServeCommand.line(terminal));
    line.addSubcommand(KeyCommand.line(terminal));
    line.addSubcommand(new VerifyCommand(terminal));
    line.addSubcommand(VectorFormatsHelp.added(new CommandLine(new ProofCommand(terminal))));
    line.addSubcommand(new WhyNotCommand(terminal));
    line.addSubcommand(VectorFormatsHelp.added(new CommandLine(new DoctorCommand(terminal))));
    line.addSubcommand(VectorFormatsHelp.added(new CommandLine(new PlanCommand(terminal))));
    line.addSubcommand(SnapshotCommand.line(terminal));
    line.addSubcommand(VectorFormatsHelp.added(new CommandLine(new EvalCommand(terminal))));
    line.addSubcommand(VectorFormatsHelp.added(new CommandLine(new CompareCommand(terminal))));
    line.addSubcommand(indexCommands(terminal));
    line.addSubcommand(DatasetCommand.line(terminal));
    line.setOut(terminal.out());
    line.setErr(terminal.err());
    line.setParameterExceptionHandler(Failures::wrongUsage);
    line.setExecutionExceptionHandler(Failures::failed);
    line.setUsageHelpWidth(110);
    return line.execute(arguments);
  }

  private static CommandLine indexCommands(Terminal terminal) {
    CommandLine index = new CommandLine(new IndexCommand());
    index.addSubcommand(VectorFormatsHelp.added(new CommandLine(new IndexBuildCommand(terminal))));
    index.addSubcommand(VectorFormatsHelp.added(new CommandLine(new IndexSearchCommand(terminal))));
    index.addSubcommand(new IndexVerifyCommand(terminal));
    return index;
  }
}
