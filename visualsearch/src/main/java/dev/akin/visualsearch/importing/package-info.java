/**
 * How does a catalogue get into a collection? Pictures are read one after another, decoded, encoded
 * and made into thumbnails on all cores, and written in batches; a {@linkplain
 * dev.akin.visualsearch.importing.ImportLedger ledger} remembers what is in, so that an interrupted
 * import goes on where it stopped and a finished one does nothing.
 */
@NullMarked
package dev.akin.visualsearch.importing;

import org.jspecify.annotations.NullMarked;
