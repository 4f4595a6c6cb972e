/**
 * How does one walk a graph without reading the vectors it leads past? By keeping one-bit codes of
 * a node's 32 neighbors beside its links: all 32 distances are estimated in one pass over memory
 * that is read anyway, and exact distances are computed of expanded nodes only (SymphonyQG: Gou et
 * al., SIGMOD 2025; before it NGT-QG). {@link dev.akin.core.qg.QgIndex} is such a graph with its
 * vectors.
 */
@NullMarked
package dev.akin.core.qg;

import org.jspecify.annotations.NullMarked;
