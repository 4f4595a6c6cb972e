package dev.akin.core.qg;

import dev.akin.core.kernel.Kernels;
import dev.akin.core.kernel.RowBatch;
import dev.akin.core.kernel.Rows;
import dev.akin.core.kernel.SignScan;
import dev.akin.core.vector.Metric;
import java.lang.foreign.MemorySegment;

/**
 * A query's distances: exact to the node of a record, estimated to its 32 neighbors. Counts both.
 * Owned by one thread.
 */
final class QueryScorer {
  private final Records records;
  private final MemorySegment segment;
  private final Rows rows;
  private final long codes;
  private final Metric metric;
  private final float[] query;
  private final SignScan scan;
  private long distances;
  private long scans;

  QueryScorer(Records records, Metric metric) {
    this.records = records;
    this.segment = records.segment();
    this.rows = records.vectors().rows();
    this.codes = records.layout().codes();
    this.metric = metric;
    this.query = new float[Kernels.padded(records.layout().dimension())];
    this.scan = new SignScan(records.layout().codeLength());
  }

  /**
   * Takes a query and starts counting anew.
   *
   * @param vector {@code [dimension]} values as the metric prepared them
   * @param rotated {@code [codeLength]} the same, centered and rotated
   */
  void query(float[] vector, float[] rotated) {
    System.arraycopy(vector, 0, query, 0, records.layout().dimension());
    scan.query(rotated);
    distances = 0;
    scans = 0;
  }

  /** Distance of the query and the node of a record. */
  float distance(long record) {
    distances++;
    return switch (metric) {
      case L2 -> Kernels.squaredL2(query, segment, record);
      case DOT -> 0 - Kernels.dot(query, segment, record);
      case COSINE -> 1 - Kernels.dot(query, segment, record);
      case L1 -> Kernels.l1(query, segment, record);
    };
  }

  /** Distances of the query and the nodes of a batch. */
  void distances(RowBatch batch) {
    distances += batch.count();
    if (metric == Metric.L2) {
      Kernels.squaredL2(query, rows, batch);
      return;
    }
    Kernels.dot(query, rows, batch);
    float shift = metric == Metric.COSINE ? 1 : 0;
    for (int i = 0; i < batch.count(); i++) {
      batch.distance(i, shift - batch.distance(i));
    }
  }

  /**
   * Estimates the distances of a record's neighbors.
   *
   * @param distance of the query and the record's node
   * @return bit i is 1 where the estimate of neighbor i is below the limit
   */
  int estimate(long record, float distance, float limit) {
    scans++;
    return scan.scan(segment, record + codes, distance, limit);
  }

  /** The estimate of neighbor i of the last record. */
  float estimate(int i) {
    return scan.estimate(i);
  }

  /** Distances and estimates since the query came: what a budget counts. */
  long work() {
    return distances + estimates();
  }

  /** Exact distances since the query came. */
  long distances() {
    return distances;
  }

  /** Records whose neighbors were estimated since the query came. */
  long expanded() {
    return scans;
  }

  /** Estimates since the query came. */
  long estimates() {
    return scans * RecordLayout.DEGREE;
  }
}
