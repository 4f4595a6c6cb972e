package dev.akin.core.cluster;

/**
 * Rows by cluster: those of cluster {@code c} stand at {@code starts[c] … starts[c + 1] - 1}, by
 * rising position.
 */
@SuppressWarnings("ArrayRecordComponent") // Scratch of one iteration, compared with nothing.
record Members(int[] starts, int[] positions) {
  /** Groups positions by their label; two passes. */
  static Members of(int[] labels, int clusters) {
    int[] starts = new int[clusters + 1];
    for (int label : labels) {
      starts[label + 1]++;
    }
    for (int cluster = 0; cluster < clusters; cluster++) {
      starts[cluster + 1] += starts[cluster];
    }
    int[] next = starts.clone();
    int[] positions = new int[labels.length];
    for (int i = 0; i < labels.length; i++) {
      positions[next[labels[i]]++] = i;
    }
    return new Members(starts, positions);
  }

  int clusters() {
    return starts.length - 1;
  }

  int size(int cluster) {
    return starts[cluster + 1] - starts[cluster];
  }
}
