package dev.akin.core.qg;

import dev.akin.core.vector.Metric;

/**
 * Everything about a graph that is not in its records; what a file's header holds.
 *
 * @param size number of nodes
 * @param dimension values per vector
 * @param metric what near means
 * @param entry the node where walks begin, -1 in an empty graph
 * @param parameters how it was built
 */
record QgShape(int size, int dimension, Metric metric, int entry, QgParameters parameters) {}
