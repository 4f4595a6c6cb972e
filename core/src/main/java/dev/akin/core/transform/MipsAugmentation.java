package dev.akin.core.transform;

import dev.akin.core.file.SectionFileWriter;
import dev.akin.core.vector.Metric;
import java.io.IOException;

/**
 * {@code MIPS}: turns the search for large inner products into one for small distances (Bachrach et
 * al., RecSys 2014, "Speeding Up the Xbox Recommender System Using a Euclidean Transformation for
 * Inner-Product Spaces", §3).
 *
 * <p>The idea: one more coordinate gives all rows the same length M, the largest one, and the query
 * a zero. Then only the inner product is left in their distance:
 *
 * <pre>
 *   row v → [v; √(M² − ‖v‖²)],  query q → λ [q; 0]
 *   ‖λ[q; 0] − [v; …]‖² = λ²‖q‖² + M² − 2λ⟨q, v⟩
 *   −⟨q, v⟩ = (distance − λ²‖q‖² − M²) / 2λ
 * </pre>
 *
 * <p>Deviation from the paper: it scales queries to length 1, we to length M (λ = M / ‖q‖). The
 * order is the same for any λ > 0, but the float rounding of a distance, about 2⁻²⁴ · 2M², comes
 * back as an error of the inner product of 2⁻²⁴ · M‖q‖, the least of all λ.
 *
 * <p>When it fails: rows added later may be longer than M, which is the longest of the sample. They
 * are shortened to M, so their inner product is underestimated by the factor M / ‖v‖; refining with
 * the original vectors ({@code …,RFlat}) corrects those it is offered, training on a sample that
 * holds the longest rows avoids it. And with norms of very different size most rows differ by
 * little but the last coordinate, which makes their space hard for graphs and lists alike.
 *
 * <p>Immutable and thread-safe.
 */
record MipsAugmentation(int inputDimension, double norm) implements Transform {
  static final String SPECIFICATION = "MIPS";

  @Override
  public String specification() {
    return SPECIFICATION;
  }

  @Override
  public int outputDimension() {
    return inputDimension + 1;
  }

  @Override
  public Metric inputMetric() {
    return Metric.DOT;
  }

  @Override
  public Metric outputMetric() {
    return Metric.L2;
  }

  @Override
  public boolean keepsDistances() {
    return true;
  }

  @Override
  public VectorMapper mapper() {
    return new Mapper(inputDimension, norm);
  }

  @Override
  public long bytesInMemory() {
    return 0;
  }

  @Override
  public void write(SectionFileWriter writer, String prefix) throws IOException {
    new TransformShape(inputDimension, outputDimension(), Metric.DOT, Double.doubleToLongBits(norm))
        .write(writer, prefix);
  }

  private record Mapper(int dimension, double longest) implements VectorMapper {
    @Override
    public boolean row(float[] in, float[] out) {
      double norm = Norms.of(in);
      boolean inside = norm <= longest;
      copy(in, out, inside ? 1 : longest / norm);
      out[dimension] = inside ? (float) Math.sqrt((longest - norm) * (longest + norm)) : 0;
      return inside;
    }

    @Override
    public DistanceMap query(float[] in, float[] out) {
      double norm = Norms.of(in);
      double lambda = norm == 0 || longest == 0 ? 1 : longest / norm;
      copy(in, out, lambda);
      out[dimension] = 0;
      double squares = lambda * lambda * norm * norm + longest * longest;
      return new DistanceMap(0.5 / lambda, -0.5 * squares / lambda);
    }

    private void copy(float[] in, float[] out, double scale) {
      for (int i = 0; i < dimension; i++) {
        out[i] = (float) (in[i] * scale);
      }
    }
  }
}
