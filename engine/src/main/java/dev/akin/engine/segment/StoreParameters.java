package dev.akin.engine.segment;

import dev.akin.engine.filter.Expiry;
import dev.akin.engine.filter.UpdatableFields;
import dev.akin.engine.point.VectorSchema;
import java.util.Optional;

/**
 * How a {@link SegmentStore} keeps its segments.
 *
 * @param vectors the kinds of vectors that points have
 * @param expiry when points come to their end; empty if none does
 * @param updatable payload fields whose values change without their document
 * @param backgroundMerges whether merges run on threads of their own; otherwise the thread that
 *     flushes does them, which makes the order of all file operations repeatable
 */
public record StoreParameters(
    VectorSchema vectors,
    Optional<Expiry> expiry,
    UpdatableFields updatable,
    boolean backgroundMerges) {}
