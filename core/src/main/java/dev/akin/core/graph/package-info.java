/**
 * What do all graphs of near neighbors share? Lists of links per node and level, walks along them,
 * and the way to build them: {@link dev.akin.core.graph.LayeredGraph} is a hierarchical navigable
 * small world (Malkov &amp; Yashunin 2020) without an index around it, {@link
 * dev.akin.core.graph.LayerSearch} walks one of its levels with any {@link
 * dev.akin.core.vector.BatchScorer}. Families of graphs add records, codes and files of their own.
 */
@NullMarked
package dev.akin.core.graph;

import org.jspecify.annotations.NullMarked;
