/**
 * How is each value of a vector stored in fewer bits by itself? As an integer between the least and
 * the largest value of its dimension ({@code SQ8}, {@code SQ4}), or as a shorter float ({@code
 * SQfp16}, {@code SQbf16}). Queries stay float: a distance is that of the query and the decoded
 * row, up to the rounding of float sums. Blocks are plain rows, so graphs read the same bytes.
 */
@NullMarked
package dev.akin.core.scalar;

import org.jspecify.annotations.NullMarked;
