/**
 * How do photos become a data set to measure searches with?
 *
 * <p>{@link dev.akin.visualsearch.dataset.DatasetExtraction} runs a {@link
 * dev.akin.visualsearch.dataset.RowExtractor} over the pictures of a catalogue – local descriptors,
 * embeddings – and takes from what it finds a base and, from pictures that the {@link
 * dev.akin.visualsearch.dataset.HoldOut} keeps out of the base, queries. The same pictures and
 * parameters give the same rows, whatever the number of threads.
 */
@NullMarked
package dev.akin.visualsearch.dataset;

import org.jspecify.annotations.NullMarked;
