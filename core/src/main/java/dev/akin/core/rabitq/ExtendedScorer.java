package dev.akin.core.rabitq;

import dev.akin.core.kernel.IntegerQuery;
import dev.akin.core.kernel.PackedKernels;
import dev.akin.core.kernel.RowBatch;
import dev.akin.core.kernel.Rows;
import dev.akin.core.quantizer.CodeScorer;
import dev.akin.core.quantizer.DoubtfulCodes;
import dev.akin.core.quantizer.ErrorBound;
import dev.akin.core.vector.VectorSet;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * Estimates from whole codes, and from leading bits where these exclude a code already. Owned by
 * one thread.
 *
 * <pre>
 *   ⟨y, s⟩ = Σ lowerᵢ sᵢ + 2ᴮ⁻¹ Σ_{signᵢ = 1} sᵢ − (2ᴮ − 1)/2 · Σ sᵢ
 * </pre>
 */
final class ExtendedScorer implements CodeScorer {
  private final RaBitQuantizer quantizer;
  private final ExtendedLayout layout;
  private final MemorySegment codes;
  private final QueryCode query;
  private final LeadingBits leading;
  private final IntegerQuery[] groupQueries;
  private final RowBatch whole = new RowBatch(CodeBlock.VECTORS);
  private final float[] products = new float[CodeBlock.VECTORS];
  private final float[] estimates = new float[CodeBlock.VECTORS];
  private final float[] bounds = new float[CodeBlock.VECTORS];
  private final DoubtfulCodes doubtful = new DoubtfulCodes(CodeBlock.VECTORS);
  private float epsilon = (float) ErrorBound.PAPER;
  private float limit = Float.POSITIVE_INFINITY;
  private float sum;
  private int encodings = -1;
  private long scored = -1;

  ExtendedScorer(RaBitQuantizer quantizer, ExtendedLayout layout, MemorySegment codes) {
    this.quantizer = quantizer;
    this.layout = layout;
    this.codes = codes;
    this.query = new QueryCode(quantizer);
    this.leading = new LeadingBits(quantizer, codes);
    this.groupQueries =
        layout.groups().stream()
            .map(group -> {
              int padded = group.packing().padded(layout.padded());
              return new IntegerQuery(group.packing(), new float[padded], new float[padded]);
            })
            .toArray(IntegerQuery[]::new);
  }

  @Override
  public void query(float[] vector) {
    query.take(vector);
    limit = Float.POSITIVE_INFINITY;
    scored = -1;
  }

  @Override
  public void origin(int origin) {
    query.origin(quantizer.centres().require(origin));
    scored = -1;
  }

  @Override
  public void limit(float distance) {
    limit = Float.isNaN(distance) ? Float.POSITIVE_INFINITY : distance;
    scored = -1;
  }

  @Override
  public void epsilon(double deviations) {
    epsilon = (float) deviations;
    // Where estimates are all that is wanted, a code must not be excluded by its leading bit alone.
    leading.epsilon(deviations > 0 ? deviations : ErrorBound.PAPER);
    scored = -1;
  }

  @Override
  public boolean hasErrorBounds() {
    return true;
  }

  @Override
  public void score(long offset, int places, float[] target) {
    run(offset, places);
    System.arraycopy(estimates, 0, target, 0, places);
  }

  @Override
  public void errorBounds(long offset, int places, float[] target) {
    run(offset, places);
    System.arraycopy(bounds, 0, target, 0, places);
  }

  @Override
  public void findDoubtful(long offset, int places, float distance, DoubtfulCodes target) {
    limit(distance);
    run(offset, places);
    target.clear();
    for (int i = 0; i < whole.count(); i++) {
      int place = whole.ordinal(i);
      // Not above: NaN, of damaged factors, is looked at.
      if (!(estimates[place] - bounds[place] > distance)) {
        target.add(place, estimates[place], bounds[place]);
      }
    }
  }

  private void run(long offset, int places) {
    if (offset == scored) {
      return;
    }
    takeQuery();
    whole.clear();
    if (limit == Float.POSITIVE_INFINITY) {
      for (int place = 0; place < places; place++) {
        whole.add(place);
      }
    } else {
      leading.take(query);
      leading.findDoubtful(offset, places, limit, doubtful);
      Arrays.fill(estimates, 0, places, Float.POSITIVE_INFINITY);
      Arrays.fill(bounds, 0, places, 0);
      for (int i = 0; i < doubtful.count(); i++) {
        whole.add(doubtful.place(i));
      }
    }
    if (whole.count() > 0) {
      scoreWhole(offset, places);
    }
    scored = offset;
  }

  /** Spreads a query that was encoded anew. */
  private void takeQuery() {
    query.encodeIfStale();
    if (encodings == query.encodings()) {
      return;
    }
    float[] residual = query.residual();
    double total = 0;
    for (float value : residual) {
      total += value;
    }
    sum = (float) total;
    for (IntegerQuery groupQuery : groupQueries) {
      System.arraycopy(residual, 0, groupQuery.values(), 0, residual.length);
    }
    encodings = query.encodings();
  }

  private void scoreWhole(long offset, int places) {
    int count = whole.count();
    Arrays.fill(products, 0, count, 0);
    for (int g = 0; g < groupQueries.length; g++) {
      ExtendedLayout.Group group = layout.groups().get(g);
      long stride = group.packing().bytes(layout.padded());
      PackedKernels.integerDot(
          groupQueries[g],
          new Rows(codes, offset + layout.groupOffset(group, places), stride),
          whole);
      for (int i = 0; i < count; i++) {
        products[i] += (1 << group.shift()) * whole.distance(i);
      }
    }
    float signs = 1 << (layout.bits() - 1);
    float middle = ((1 << layout.bits()) - 1) / 2f;
    float width = epsilon * quantizer.multiplicity();
    float norm = (float) Math.sqrt(query.squaredNorm);
    CodeBlock leadingBlock = layout.leading(places);
    for (int i = 0; i < count; i++) {
      int place = whole.ordinal(i);
      long words = offset + leadingBlock.wordOffset(place, 0);
      float positive = PackedKernels.bitDot(query.residual(), codes, words);
      float product = products[i] + signs * positive - middle * sum;
      float scale = codes.get(VectorSet.VALUE, offset + layout.scaleOffset(places, place));
      float error = codes.get(VectorSet.VALUE, offset + layout.errorOffset(places, place));
      float additive =
          codes.get(VectorSet.VALUE, offset + leadingBlock.factorOffset(CodeBlock.ADDITIVE, place));
      estimates[place] = additive + query.additive - quantizer.multiplicity() * scale * product;
      bounds[place] = width * error * norm;
    }
  }
}
