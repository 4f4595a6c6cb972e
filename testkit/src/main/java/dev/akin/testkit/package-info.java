/**
 * What do Akin's tests share? Seeds that can be replayed, seeded vectors of known shape, an exact
 * oracle that is independent of the code under test, recall, and the place of real data sets.
 *
 * <p>Nothing here depends on another module of Akin: a test that compares an index with the {@link
 * dev.akin.testkit.ExactOracle} compares two implementations that share no line.
 */
@NullMarked
package dev.akin.testkit;

import org.jspecify.annotations.NullMarked;
