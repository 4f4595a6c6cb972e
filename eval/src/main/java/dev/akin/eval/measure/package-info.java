/**
 * How good, how fast and how large is an index? It is built, saved and opened by mapping like a
 * user's, then searched with every setting of its knobs: once for the recall, then in timed rounds
 * that alternate between the settings, of which the median counts.
 */
@NullMarked
package dev.akin.eval.measure;

import org.jspecify.annotations.NullMarked;
