package dev.akin.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * What a command did, run within this process.
 *
 * @param code its exit code
 * @param out what it printed on standard output
 * @param err what it printed on standard error
 */
record CommandRun(int code, String out, String err) {
  static CommandRun of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Stop stop = new Stop(Thread.currentThread());
    int code =
        Main.run(new Terminal(new PrintWriter(out), new PrintWriter(err, true), stop), arguments);
    return new CommandRun(code, out.toString(), err.toString());
  }
}
