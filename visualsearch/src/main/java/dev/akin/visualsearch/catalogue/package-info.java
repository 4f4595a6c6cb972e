/**
 * What is sold, and what is known about it? A {@linkplain dev.akin.visualsearch.catalogue.Catalogue
 * catalogue} yields pictures with their attributes: drawn ones, those of a folder or those of a tar
 * archive, with an optional {@linkplain dev.akin.visualsearch.catalogue.AttributeTable table} of
 * attributes keyed by file name.
 */
@NullMarked
package dev.akin.visualsearch.catalogue;

import org.jspecify.annotations.NullMarked;
