/**
 * How does one find near vectors without reading most of them? By walking a graph of near
 * neighbors, first on sparse upper levels, then on the full one: HNSW (Malkov &amp; Yashunin 2020).
 * How such a graph is built stands in {@link dev.akin.core.graph}. {@link
 * dev.akin.core.hnsw.HnswGraph} is the graph alone, over vectors that live elsewhere; {@link
 * dev.akin.core.hnsw.HnswIndex} is a graph with its vectors.
 */
@NullMarked
package dev.akin.core.hnsw;

import org.jspecify.annotations.NullMarked;
