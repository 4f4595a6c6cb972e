package dev.akin.engine.sidecar;

/**
 * A query that is not in the data but lies where data lies: a row moved by the difference of two of
 * its nearest neighbors, a step along the data about as long as the way to a neighbor.
 *
 * <p>A row itself would flatter a graph, which has a node exactly there, and so do places between a
 * row and a neighbor: at efSearch 20 the recall of 300 held-out queries over 8,000 rows was 0.985,
 * 0.982 and 0.892 on data of low intrinsic dimension, in clusters, and uniform; rows moved towards
 * a neighbor by a random share measured 0.998, 0.999 and 0.992, rows moved like here 0.982, 0.983
 * and 0.934.
 */
public final class MovedRow {
  private MovedRow() {}

  /** A row plus the difference of two different neighbors of it; the row itself if that is zero. */
  public static float[] of(float[] row, float[] ahead, float[] behind) {
    float[] query = new float[row.length];
    boolean zero = true;
    for (int i = 0; i < row.length; i++) {
      query[i] = row[i] + ahead[i] - behind[i];
      zero &= query[i] == 0;
    }
    return zero ? row : query;
  }
}
