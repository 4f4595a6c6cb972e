/**
 * What can every index do? Answer a {@link dev.akin.core.index.Query} with a {@link
 * dev.akin.core.index.SearchResult}, one searcher per thread; families differ only behind this.
 */
@NullMarked
package dev.akin.core.index;

import org.jspecify.annotations.NullMarked;
