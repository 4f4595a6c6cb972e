/**
 * Where is a change safe before the index knows it? In the change log: an ordered sequence of
 * operations on single points, each durable before its writer is told so, replayed after a crash.
 *
 * <p>{@link dev.akin.engine.log.ChangeLog} is the seam: {@link dev.akin.engine.log.FileChangeLog}
 * keeps the sequence in files of one machine; a partition of a distributed log can keep it as well.
 */
@NullMarked
package dev.akin.engine.log;

import org.jspecify.annotations.NullMarked;
