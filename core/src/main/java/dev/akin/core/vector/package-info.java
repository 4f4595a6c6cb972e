/**
 * What is a set of vectors, and when are two of them near? Rows of a {@link
 * dev.akin.core.vector.Datatype} outside the heap ({@link dev.akin.core.vector.VectorSet}) under a
 * {@link dev.akin.core.vector.Metric}.
 */
@NullMarked
package dev.akin.core.vector;

import org.jspecify.annotations.NullMarked;
