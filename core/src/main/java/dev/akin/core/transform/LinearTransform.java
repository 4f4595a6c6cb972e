package dev.akin.core.transform;

import dev.akin.core.file.SectionFile;
import dev.akin.core.file.SectionFileWriter;
import dev.akin.core.kernel.Kernels;
import dev.akin.core.kernel.RowBatch;
import dev.akin.core.vector.Metric;
import java.io.IOException;

/**
 * A transform that is a {@link LinearMap}: PCA, whitening, learned rotations. Rows and queries are
 * mapped alike, d · d′ multiplications by the kernels of exact search.
 *
 * <p>Centred maps suit distances, which a shift leaves alone: l2 stays l2, and cosine becomes half
 * the l2 distance of unit vectors. Under dot a shift would change the order, so maps for it are not
 * centred. Immutable and thread-safe.
 */
public final class LinearTransform implements Transform {
  private final Name name;
  private final LinearMap map;
  private final Metric inputMetric;
  private final boolean keepsDistances;

  /**
   * What a linear transform is called.
   *
   * @param specification its token
   * @param number what its family needs to read it back, see {@link TransformShape}
   */
  public record Name(String specification, long number) {}

  /**
   * A transform by a map.
   *
   * @param inputMetric not dot if the map is centred
   * @param keepsDistances whether the matrix is orthogonal
   */
  public LinearTransform(Name name, LinearMap map, Metric inputMetric, boolean keepsDistances) {
    this.name = name;
    this.map = map;
    this.inputMetric = inputMetric;
    this.keepsDistances = keepsDistances;
  }

  /**
   * Reads the map of a transform.
   *
   * @param shape as it was read before
   * @throws dev.akin.core.file.CorruptFileException if a section is missing or of another length
   */
  public static LinearMap readMap(SectionFile file, String prefix, TransformShape shape)
      throws IOException {
    return LinearMap.read(file, prefix, shape);
  }

  @Override
  public String specification() {
    return name.specification;
  }

  @Override
  public int inputDimension() {
    return map.center().length;
  }

  @Override
  public int outputDimension() {
    return map.matrix().size();
  }

  @Override
  public Metric inputMetric() {
    return inputMetric;
  }

  /** Cosine goes on only where unit vectors stay unit vectors. */
  @Override
  public Metric outputMetric() {
    return isCosineByDistance() ? Metric.L2 : inputMetric;
  }

  private boolean isCosineByDistance() {
    return inputMetric == Metric.COSINE && (map.isCentred() || !keepsDistances);
  }

  @Override
  public boolean keepsDistances() {
    return keepsDistances;
  }

  @Override
  public VectorMapper mapper() {
    return new Mapper(map, isCosineByDistance() ? HALF : DistanceMap.IDENTITY);
  }

  private static final DistanceMap HALF = new DistanceMap(0.5, 0);

  @Override
  public long bytesInMemory() {
    return map.bytes();
  }

  @Override
  public void write(SectionFileWriter writer, String prefix) throws IOException {
    new TransformShape(inputDimension(), outputDimension(), inputMetric, name.number)
        .write(writer, prefix);
    map.write(writer, prefix);
  }

  /** One vector at a time, as if it were a query and the matrix the rows. */
  private static final class Mapper implements VectorMapper {
    private final LinearMap map;
    private final DistanceMap distances;
    private final float[] centred;
    private final RowBatch batch;

    Mapper(LinearMap map, DistanceMap distances) {
      this.map = map;
      this.distances = distances;
      this.centred = new float[Kernels.padded(map.center().length)];
      this.batch = new RowBatch(map.matrix().size());
      for (int row = 0; row < batch.capacity(); row++) {
        batch.add(row);
      }
    }

    @Override
    public boolean row(float[] in, float[] out) {
      float[] center = map.center();
      for (int i = 0; i < center.length; i++) {
        centred[i] = in[i] - center[i];
      }
      Kernels.dot(centred, map.matrix().rows(), batch);
      for (int i = 0; i < batch.count(); i++) {
        out[i] = batch.distance(i);
      }
      return true;
    }

    @Override
    public DistanceMap query(float[] in, float[] out) {
      row(in, out);
      return distances;
    }
  }
}
