package dev.akin.visualsearch;

import dev.akin.engine.Collection;
import dev.akin.engine.proof.Proof;
import dev.akin.visualsearch.importing.ImportReport;
import java.util.Optional;

/**
 * A catalogue that can be searched.
 *
 * @param collection its points
 * @param proof of the search, measured now or by an earlier run
 * @param encodeMillisPerPicture one thread's mean time in the encoder
 * @param report what was imported; empty if nothing had to be looked at
 */
public record LoadedCatalogue(
    Collection collection,
    Proof proof,
    double encodeMillisPerPicture,
    Optional<ImportReport> report) {}
