/**
 * How are lists of floats read from a Parquet file without Hadoop? By the few parts of the format
 * that such a column needs: the footer, data pages of both versions with their levels, plain,
 * dictionary and byte-stream-split values, and the common compressions.
 */
@NullMarked
package dev.akin.eval.parquet;

import org.jspecify.annotations.NullMarked;
