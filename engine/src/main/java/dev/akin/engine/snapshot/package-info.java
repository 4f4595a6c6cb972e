/**
 * How does a collection leave its data directory and come back as it was? As a folder with its
 * files, their checksums, and a probe: queries with their exact answers, which a restored
 * collection has to give before it counts.
 */
@NullMarked
package dev.akin.engine.snapshot;

import org.jspecify.annotations.NullMarked;
