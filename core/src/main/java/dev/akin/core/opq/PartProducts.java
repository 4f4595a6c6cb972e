package dev.akin.core.opq;

import dev.akin.core.cluster.Members;
import dev.akin.core.cluster.MutableCentroids;
import dev.akin.core.linear.DoubleRows;
import dev.akin.core.vector.VectorSet;
import java.util.Arrays;

/**
 * One part's rows of Σ y xᵀ, y being what codes stand for and x the rows before rotation: the rows
 * of a code are added first, so that each is touched once.
 */
final class PartProducts {
  private PartProducts() {}

  /**
   * Fills in the products of a part.
   *
   * @param codebook the part's centroids, and which rows have which
   * @param rows x, {@code [size][dimension]}
   * @param products receives them in {@code [from … from + width - 1][dimension]}
   * @param from the part's first value
   */
  static void fill(MutableCentroids codebook, VectorSet rows, double[][] products, int from) {
    VectorSet centroids = codebook.vectors();
    Members members = codebook.members();
    float[] centroid = new float[centroids.dimension()];
    float[] row = new float[rows.dimension()];
    double[] sum = new double[row.length];
    for (int code = 0; code < centroids.size(); code++) {
      Arrays.fill(sum, 0);
      for (int at = members.starts()[code]; at < members.starts()[code + 1]; at++) {
        rows.copyTo(members.positions()[at], row);
        for (int i = 0; i < row.length; i++) {
          sum[i] += row[i];
        }
      }
      centroids.copyTo(code, centroid);
      for (int j = 0; j < centroid.length; j++) {
        DoubleRows.addMultiple(products[from + j], centroid[j], sum, 0);
      }
    }
  }
}
