package dev.akin.core.graph;

/**
 * Nodes that no walk along level 0 comes to from the entry, but that a walk from one of them does.
 *
 * @param node the first of them by ordinal; one link to it would bring all of them back
 * @param size how many they are
 */
public record Island(int node, int size) {}
