package dev.akin.core.vector;

/**
 * Joins sets of float32 that come one after another. A single one is kept as it is; from the second
 * on, rows are copied. Owned by one thread.
 */
public final class VectorCollector {
  private final int dimension;
  private VectorSet first;
  private VectorSet.Builder joined;
  private boolean isJoined;

  /** Nothing collected yet, of a dimension. */
  public VectorCollector(int dimension) {
    this.dimension = dimension;
    this.joined = VectorSet.builder(dimension, 0);
    this.first = joined.build();
  }

  /**
   * Appends the rows of a set, which must stay as it is.
   *
   * @throws IllegalArgumentException if it has another dimension or datatype
   */
  public void add(VectorSet rows) {
    rows.requireFloat32();
    if (rows.dimension() != dimension) {
      throw new IllegalArgumentException(
          "rows have dimension %,d, the index has %,d".formatted(rows.dimension(), dimension));
    }
    if (!isJoined && first.size() == 0) {
      first = rows;
      return;
    }
    if (!isJoined) {
      isJoined = true;
      joined = VectorSet.builder(dimension, first.size() + rows.size());
      copy(first);
    }
    copy(rows);
  }

  private void copy(VectorSet rows) {
    float[] row = new float[dimension];
    for (int ordinal = 0; ordinal < rows.size(); ordinal++) {
      rows.copyTo(ordinal, row);
      joined.add(row);
    }
  }

  /** Number of rows so far. */
  public int size() {
    return isJoined ? joined.size() : first.size();
  }

  /** All rows, in the order in which they came. */
  public VectorSet vectors() {
    return isJoined ? joined.build() : first;
  }
}
