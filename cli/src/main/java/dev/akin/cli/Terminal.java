package dev.akin.cli;

import java.io.PrintWriter;

/**
 * Where a command talks to its user.
 *
 * @param out results
 * @param err progress, warnings, errors
 * @param stop the user's wish that it ends
 */
record Terminal(PrintWriter out, PrintWriter err, Stop stop) {}
