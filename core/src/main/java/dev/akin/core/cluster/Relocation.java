package dev.akin.core.cluster;

import dev.akin.core.cluster.KMeansParameters.Constraint;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Which centroids leave their clusters to share another one.
 *
 * <p>Those without rows go where the sum of squared distances is largest, which lowers it most. If
 * clusters are to be balanced, those of small clusters go to the largest ones as well: sizes s and
 * l become 0, l/2 and l/2, and the s rows go to neighbors, whose size m is the mean as far as is
 * known. That lowers Σ size² if l²/2 &gt; 2·s·m.
 */
final class Relocation {
  private final Members members;
  private final boolean balanced;

  /** The largest sum of squared distances, or if balanced the largest size, comes first. */
  private final PriorityQueue<Shared> largest =
      new PriorityQueue<>(
          Comparator.comparingDouble((Shared shared) -> -shared.share())
              .thenComparingInt(Shared::cluster));

  /**
   * When it happens.
   *
   * @param settling whether only empty clusters give up their place
   * @param random the source of the rows that are drawn
   */
  record Timing(boolean settling, SplittableRandom random) {}

  /** Carries moves out. */
  interface Mover {
    /** Puts a centroid on a row of a cluster; false if all its rows are equal. */
    boolean move(int centroid, int toCluster);
  }

  /** A cluster, what is to be shared in it, and by how many centroids. */
  private record Shared(double load, int cluster, int centroids) {
    double share() {
      return load / centroids;
    }
  }

  /**
   * Relocation after an iteration.
   *
   * @param errors sum of squared distances within each cluster
   */
  Relocation(Members members, double[] errors, Constraint constraint) {
    this.members = members;
    this.balanced = constraint == Constraint.BALANCED;
    for (int cluster = 0; cluster < members.clusters(); cluster++) {
      largest.add(new Shared(balanced ? members.size(cluster) : errors[cluster], cluster, 1));
    }
  }

  /**
   * Moves centroids, that of the smallest cluster first.
   *
   * @param settling whether only empty clusters give up their place
   */
  void run(boolean settling, Mover mover) {
    int[] smallest =
        IntStream.range(0, members.clusters())
            .boxed()
            .sorted(Comparator.comparingInt(members::size))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int centroid : smallest) {
      while (gains(members.size(centroid), settling)) {
        Shared to = largest.remove();
        if (mover.move(centroid, to.cluster)) {
          largest.add(new Shared(to.load, to.cluster, to.centroids + 1));
          break;
        }
      }
    }
  }

  private boolean gains(int small, boolean settling) {
    if (largest.isEmpty() || members.size(largest.element().cluster) == 0) {
      return false;
    }
    double mean = (double) members.positions().length / members.clusters();
    double large = largest.element().share();
    return small == 0 || (balanced && !settling && large * large / 2 > 2 * small * mean);
  }
}
