/**
 * Which index, with which knobs, for these vectors? Candidates of every family are built within a
 * share of a time budget, measured from coarse to fine where the trade-off between recall and speed
 * has gaps, and kept in a folder from which an interrupted comparison goes on.
 */
@NullMarked
package dev.akin.eval.compare;

import org.jspecify.annotations.NullMarked;
