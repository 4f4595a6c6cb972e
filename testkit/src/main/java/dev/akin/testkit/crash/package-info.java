/**
 * What is left after the power fails? Whatever was forced to disk, and of the rest some part that
 * nobody chose: {@link dev.akin.testkit.crash.CrashFileSystem} is a file system in memory that
 * makes this choice by a seed, at any operation.
 *
 * <p>Code under test only needs to use {@code java.nio.file} and {@code FileChannel} with the paths
 * it is given.
 */
@NullMarked
package dev.akin.testkit.crash;

import org.jspecify.annotations.NullMarked;
