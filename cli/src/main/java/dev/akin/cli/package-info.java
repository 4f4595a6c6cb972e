/**
 * How is Akin used from a terminal? One class per command; each reads its options, calls the
 * modules below and prints what came out. Results go to standard output, everything else to
 * standard error.
 */
@NullMarked
package dev.akin.cli;

import org.jspecify.annotations.NullMarked;
