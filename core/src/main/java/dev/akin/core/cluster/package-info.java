/**
 * Which points stand best for a set of vectors? The centroids that k-means finds ({@link
 * dev.akin.core.cluster.KMeans}): the same for a seed, whatever the number of threads. Inverted
 * lists and product quantizers are trained by it.
 */
@NullMarked
package dev.akin.core.cluster;

import org.jspecify.annotations.NullMarked;
