package dev.akin.engine.proof;

import dev.akin.engine.filter.Filter;

/**
 * A filter of the user under which recall is measured as well.
 *
 * @param json the filter as the user wrote it, by which a replay asks again
 * @param filter what it means
 */
public record ProofFilter(String json, Filter filter) {}
