/**
 * How does a write become durable and visible? It waits in a queue; one thread at a time resolves
 * it to operations on single points, appends them to the change log, and once they are durable
 * applies them to the recent-writes table and to the segments. After a crash the log is replayed
 * the same way.
 */
@NullMarked
package dev.akin.engine.write;

import org.jspecify.annotations.NullMarked;
