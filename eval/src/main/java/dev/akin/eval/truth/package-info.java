/**
 * What are the right answers? The exact nearest neighbors of every query, computed once over all
 * processors and kept beside the data, and how many of them an answer found.
 */
@NullMarked
package dev.akin.eval.truth;

import org.jspecify.annotations.NullMarked;
