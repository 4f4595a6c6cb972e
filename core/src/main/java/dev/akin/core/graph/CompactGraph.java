package dev.akin.core.graph;

import dev.akin.core.vector.VectorSet;
import dev.akin.core.vector.VectorSet.Shape;

/**
 * The living nodes of a changing graph, numbered anew from 0 in their order.
 *
 * @param graph their links
 * @param vectors their vectors
 * @param former {@code [size]}: the ordinal that each had
 */
@SuppressWarnings("ArrayRecordComponent") // A result that is taken apart, never compared.
public record CompactGraph(LayeredGraph graph, VectorSet vectors, int[] former) {
  private static final int NONE = -1;

  /** Copies; no list may name a deleted node. */
  static CompactGraph of(GraphStore store) {
    int[] former = new int[store.live.cardinality()];
    int[] now = new int[store.capacity()];
    byte[] levels = new byte[former.length];
    int upperLists = 0;
    int size = 0;
    for (int node = 0; node < now.length; node++) {
      now[node] = store.live.accepts(node) ? size : NONE;
      if (now[node] >= 0) {
        former[size] = node;
        levels[size++] = store.levels[node];
        upperLists += store.levels[node];
      }
    }
    Tower tower =
        size == 0 ? Tower.EMPTY : new Tower(now[store.entry], store.topLevel() + 1, upperLists);
    GraphShape shape = new GraphShape(size, store.parameters.m(), tower);
    Links links = Links.allocate(shape, levels);
    copyLists(store, former, now, links);
    return new CompactGraph(new LayeredGraph(shape, links), rows(store, former), former);
  }

  private static void copyLists(GraphStore store, int[] former, int[] now, Links links) {
    int[] list = new int[links.capacity(0)];
    for (int node = 0; node < former.length; node++) {
      for (int level = 0; level <= store.levels[former[node]]; level++) {
        int count = store.links.neighbors(former[node], level, list);
        for (int i = 0; i < count; i++) {
          list[i] = now[list[i]];
        }
        links.set(node, level, list, count);
      }
    }
  }

  private static VectorSet rows(GraphStore store, int[] former) {
    VectorSet rows = store.rows.rows();
    VectorSet.Builder builder =
        VectorSet.builder(new Shape(former.length, rows.dimension(), rows.datatype()));
    float[] row = new float[rows.dimension()];
    for (int node : former) {
      rows.copyTo(node, row);
      builder.add(row);
    }
    return builder.build();
  }
}
