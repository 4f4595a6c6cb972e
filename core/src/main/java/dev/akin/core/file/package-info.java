/**
 * How does an index lie in a file so that it opens in milliseconds and damage is found? As named
 * sections behind a checked table, each MiB of data with its own checksum.
 */
@NullMarked
package dev.akin.core.file;

import org.jspecify.annotations.NullMarked;
