package dev.akin.core.qg;

import dev.akin.core.kernel.Kernels;
import dev.akin.core.kernel.SignScan;
import dev.akin.core.parallel.BuildStage;
import dev.akin.core.parallel.Workers;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * Writes the codes of a node's neighbors into its record. Scratch of one thread.
 *
 * <p>With c the node, x a neighbor, r = P(x − c) and b its signs, RaBitQ estimates ⟨r, P(y − c)⟩
 * for a query y by {@code ‖r‖² / ‖r‖₁ · ⟨b, P(y − c)⟩}, and P(y − c) = P(y − m) − P(c − m) for the
 * mean m, so that one rotated query serves all nodes:
 *
 * <pre>
 *   l2           ‖y − x‖² = ‖y − c‖² + ‖r‖² − 2 ⟨r, P(y − c)⟩
 *   dot, cosine  −⟨y, x⟩  = −⟨y, c⟩ − ⟨c, x − c⟩ − ⟨r, P(y − c)⟩
 *
 *   scale    = −t ‖r‖² / ‖r‖₁                              t = 2 for l2, else 1
 *   additive = (‖r‖² or −⟨c, x − c⟩) − scale · ⟨b, P(c − m)⟩
 * </pre>
 *
 * <p>The error is proportional to ‖y − c‖ ‖x − c‖ for every metric.
 */
final class RecordEncoder {
  /** Records that a thread takes at once. */
  private static final int GRAIN = 8;

  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final Records records;
  private final VectorSet rotated;
  private final Metric metric;
  private final float[] node;
  private final float[] center;
  private final float[] neighbor;

  /**
   * An encoder.
   *
   * @param records have their vectors already
   * @param rotated all vectors in {@link CodeSpace}
   */
  RecordEncoder(Records records, VectorSet rotated, Metric metric) {
    this.records = records;
    this.rotated = rotated;
    this.metric = metric;
    this.node = new float[Kernels.padded(records.layout().dimension())];
    this.center = new float[rotated.dimension()];
    this.neighbor = new float[rotated.dimension()];
  }

  /** Writes all codes of linked records anew, for a metric. */
  static void encodeAll(Records records, VectorSet rotated, Metric metric, Workers workers) {
    BuildStage stage = workers.stage("encoding", records.size());
    workers.run(
        records.size(),
        GRAIN,
        thread -> new RecordEncoder(records, rotated, metric),
        (encoder, node) -> {
          encoder.encode(node);
          stage.advance(1);
        });
    stage.end();
  }

  /** Writes the codes of the links that a node has; a place without one holds the node itself. */
  void encode(int base) {
    rotated.copyTo(base, center);
    records.vectors().copyTo(base, node);
    long record = records.offset(base);
    for (int place = 0; place < RecordLayout.DEGREE; place++) {
      int neighbor = records.neighbor(record, place);
      if (neighbor == base) {
        writeFactors(record, place, Float.POSITIVE_INFINITY, 0);
      } else {
        encode(record, place, neighbor);
      }
    }
  }

  private void encode(long record, int place, int ordinal) {
    rotated.copyTo(ordinal, neighbor);
    MemorySegment segment = records.segment();
    long block = record + records.layout().codes();
    double squares = 0;
    double absolutes = 0;
    double centerProduct = 0;
    for (int row = 0; row < center.length / SignScan.ROW; row++) {
      int signs = 0;
      float rowSquares = 0;
      float rowAbsolutes = 0;
      float rowProduct = 0;
      for (int bit = 0; bit < SignScan.ROW; bit++) {
        int i = row * SignScan.ROW + bit;
        float difference = neighbor[i] - center[i];
        int minus = Float.floatToRawIntBits(difference) >>> 31;
        signs |= (minus ^ 1) << bit;
        rowSquares += difference * difference;
        rowAbsolutes += Math.abs(difference);
        rowProduct += Float.intBitsToFloat(Float.floatToRawIntBits(center[i]) ^ minus << 31);
      }
      squares += rowSquares;
      absolutes += rowAbsolutes;
      centerProduct += rowProduct;
      segment.set(ValueLayout.JAVA_BYTE, block + SignScan.signsOffset(place, row), (byte) signs);
    }
    double scale = absolutes == 0 ? 0 : -multiplicity() * squares / absolutes;
    writeFactors(
        record, place, (float) (own(ordinal, squares) - scale * centerProduct), (float) scale);
  }

  private int multiplicity() {
    return metric == Metric.L2 ? 2 : 1;
  }

  /** The part of the distance that the codes say nothing about. */
  private double own(int ordinal, double squares) {
    if (metric == Metric.L2) {
      return squares;
    }
    MemorySegment segment = records.segment();
    double product = 0;
    long at = records.offset(ordinal);
    for (int i = 0; i < records.layout().dimension(); i++) {
      product += node[i] * ((double) segment.get(FLOAT, at + 4L * i) - node[i]);
    }
    return -product;
  }

  private void writeFactors(long record, int place, float additive, float scale) {
    long block = record + records.layout().codes();
    records.segment().set(FLOAT, block + SignScan.additiveOffset(place), additive);
    records.segment().set(FLOAT, block + SignScan.scaleOffset(place), scale);
  }
}
