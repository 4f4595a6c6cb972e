package dev.akin.core.graph;

/**
 * Where a node will be linked, found but not yet written.
 *
 * @param node the node
 * @param selected {@code [level][…]}: its neighbors per level as sorted candidate keys
 */
@SuppressWarnings(
    "ArrayRecordComponent") // Passed from one phase of a build to the next, never compared.
public record Insertion(int node, long[][] selected) {}
