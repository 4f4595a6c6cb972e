/**
 * How does a vector become a few bytes that still tell it from its neighbors? By product
 * quantization: it is cut into parts, and each part is replaced by the number of the nearest of 256
 * ({@code PQ28}) or 16 ({@code PQ28x4fs}) centroids. A query's distances to all centroids are
 * computed once, and a code's distance is a sum of looked-up entries.
 */
@NullMarked
package dev.akin.core.pq;

import org.jspecify.annotations.NullMarked;
