/**
 * Where do points live once they have left the recent-writes table, and how are they found there?
 * In the segments of a Lucene index: payload fields in Lucene's structures, vectors and codes in
 * Akin's, graphs beside them as sidecars. A {@link dev.akin.engine.segment.SegmentView} is the
 * index at one moment.
 */
@NullMarked
package dev.akin.engine.segment;

import org.jspecify.annotations.NullMarked;
