/**
 * How is it found out why a point is not in an answer? By checks in one reading of the collection,
 * one after the other: is the point there, would the search accept it, how does it stand in exact
 * search, and which way through its segment lost it.
 */
@NullMarked
package dev.akin.engine.diagnosis;

import org.jspecify.annotations.NullMarked;
