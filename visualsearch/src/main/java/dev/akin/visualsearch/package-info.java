/**
 * How does a shop search by picture? A {@linkplain dev.akin.visualsearch.CatalogueLoader loader}
 * brings a catalogue of pictures into a collection and proves the search; {@linkplain
 * dev.akin.visualsearch.VisualSearch visual search} turns a customer's photo into the vector to
 * search with and shows the pictures that were found.
 */
@NullMarked
package dev.akin.visualsearch;

import org.jspecify.annotations.NullMarked;
