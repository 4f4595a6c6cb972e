package dev.akin.core.graph;

import java.util.List;

/**
 * What a graph looks like.
 *
 * @param nodes how many nodes it has
 * @param nodesPerLevel how many nodes reach each level, level 0 first
 * @param meanDegree neighbors per node on level 0
 * @param unreachable nodes that no walk along level 0 from the entry point comes to
 * @param bytes memory of all lists
 */
public record GraphStatistics(
    int nodes, List<Integer> nodesPerLevel, double meanDegree, int unreachable, long bytes) {}
