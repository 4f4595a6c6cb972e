/**
 * How does a small file change without ever being half there? It is written beside the old one,
 * forced to disk, renamed over it, and the directory is forced. Small files are JSON that carries
 * its own checksum.
 */
@NullMarked
package dev.akin.engine.file;

import org.jspecify.annotations.NullMarked;
