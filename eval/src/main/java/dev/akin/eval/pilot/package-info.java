/**
 * What does searching cost on these vectors? A {@link dev.akin.eval.pilot.Pilot} builds every index
 * family over samples of two sizes and counts, so that a plan can tell what many more would cost.
 */
@NullMarked
package dev.akin.eval.pilot;

import org.jspecify.annotations.NullMarked;
