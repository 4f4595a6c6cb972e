/**
 * How is a proof measured? From one reading of a collection, whose contents are hashed: each query
 * is searched as users search and exactly, in the whole collection, in each segment, and under
 * filters that accept points anywhere, near the query, and far from it.
 */
@NullMarked
package dev.akin.engine.proving;

import org.jspecify.annotations.NullMarked;
