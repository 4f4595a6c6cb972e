package dev.akin.core.transform;

/** Maps vectors with scratch of its own; made by a {@link Transform}, owned by one thread. */
public interface VectorMapper {
  /**
   * Maps a row that an index will hold.
   *
   * @param in {@code [inputDimension]} finite values as the input metric prepared them; left as
   *     they are
   * @param out receives {@code [outputDimension]} values; what follows them stays
   * @return whether distances to this row come back as {@link Transform#keepsDistances} says; no if
   *     the row lies outside of what was trained for
   */
  boolean row(float[] in, float[] out);

  /**
   * Maps a query.
   *
   * @param in {@code [inputDimension]} finite values as the input metric prepared them; left as
   *     they are
   * @param out receives {@code [outputDimension]} values; what follows them stays
   * @return how this query's distances are mapped back
   */
  DistanceMap query(float[] in, float[] out);
}
