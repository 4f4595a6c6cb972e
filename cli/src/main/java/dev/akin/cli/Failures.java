package dev.akin.cli;

import dev.akin.eval.dataset.DatasetException;
import dev.akin.visualsearch.catalogue.CatalogueException;
import java.io.InterruptedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** How a command that did not work ends: with one line and an exit code. */
final class Failures {
  private static final int WRONG_INPUT = 2;
  private static final int FAILED = 1;

  private Failures() {}

  static int wrongUsage(ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    command.getErr().printf("%s: %s; see %s --help%n", name, oneLine(failure), name);
    return WRONG_INPUT;
  }

  static int failed(Exception failure, CommandLine command, ParseResult parsed) {
    String name = command.getCommandSpec().qualifiedName();
    switch (failure) {
      case WrongInputException e -> {
        command.getErr().printf("%s: %s%n", name, oneLine(e));
        return WRONG_INPUT;
      }
      case CatalogueException e -> {
        command.getErr().printf("%s: %s%n", name, oneLine(e));
        return WRONG_INPUT;
      }
      case DatasetException e -> {
        command.getErr().printf("%s: %s%n", name, oneLine(e));
        return WRONG_INPUT;
      }
      case AccessDeniedException e -> {
        command.getErr().printf("%s: %s: permission denied%n", name, e.getFile());
        return WRONG_INPUT;
      }
      case InterruptedIOException e -> {
        command
            .getErr()
            .printf(
                "%s: stopped%s%n", name, goesOn(name) ? "; the next start goes on from here" : "");
        return FAILED;
      }
      case FileSystemException e -> command.getErr().printf("%s: %s%n", name, oneLine(e));
      default -> {
        command.getErr().printf("%s: %s%n", name, oneLine(failure));
        System.getLogger(Failures.class.getName())
            .log(System.Logger.Level.DEBUG, "the command failed", failure);
      }
    }
    return FAILED;
  }

  private static boolean goesOn(String name) {
    return name.endsWith("demo") || name.endsWith("compare");
  }

  private static String oneLine(Exception failure) {
    String message = failure.getMessage();
    return message == null || message.isBlank()
        ? failure.getClass().getSimpleName()
        : message.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
