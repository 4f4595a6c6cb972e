package dev.akin.engine.segment;

import dev.akin.core.vector.Metric;
import dev.akin.engine.filter.Expiry;
import java.util.Optional;

/**
 * How a {@link SegmentStore} keeps its segments.
 *
 * @param dimension components of every vector
 * @param expiry when points come to their end; empty if none does
 * @param backgroundMerges whether merges run on threads of their own; otherwise the thread that
 *     flushes does them, which makes the order of all file operations repeatable
 */
public record StoreParameters(
    int dimension, Metric metric, Optional<Expiry> expiry, boolean backgroundMerges) {}
