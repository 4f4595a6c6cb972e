package dev.akin.core.index;

import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;

/**
 * Vectors from which something is learned, and what near means among them.
 *
 * @param vectors rows like those that will be added; of unit length if the metric is cosine
 * @param metric the metric of all distances
 */
public record Sample(VectorSet vectors, Metric metric) {}
