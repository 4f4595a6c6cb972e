package dev.akin.engine.proof;

/**
 * One answer of a search.
 *
 * @param <I> the type of ids, compared by {@code equals}
 * @param id the id of the found vector
 * @param score higher is better
 */
public record Neighbor<I>(I id, double score) {}
