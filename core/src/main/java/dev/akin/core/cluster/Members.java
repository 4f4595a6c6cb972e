package dev.akin.core.cluster;

/**
 * Rows by the cluster they were assigned to: those of cluster {@code c} stand at {@code starts[c] …
 * starts[c + 1] - 1}, by rising position.
 *
 * @param starts where each cluster begins, {@code [clusters + 1]}
 * @param positions all rows
 */
@SuppressWarnings("ArrayRecordComponent") // Scratch, compared with nothing.
public record Members(int[] starts, int[] positions) {
  /**
   * Groups positions by their label; two passes.
   *
   * @param labels a cluster for each position, as {@link Centroids#assign} gives them
   */
  public static Members of(int[] labels, int clusters) {
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

  /** Number of clusters. */
  public int clusters() {
    return starts.length - 1;
  }

  /** Number of rows of a cluster. */
  public int size(int cluster) {
    return starts[cluster + 1] - starts[cluster];
  }
}
