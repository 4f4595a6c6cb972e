package dev.akin.core.quantizer;

/**
 * The codes of a block that a limit leaves in doubt, with their estimates and bounds, in the order
 * of their places. Scratch of one thread.
 */
public final class DoubtfulCodes {
  private final int[] places;
  private final float[] estimates;
  private final float[] bounds;
  private final float[] scratch;
  private int count;

  /** Room for the codes of one block. */
  public DoubtfulCodes(int blockSize) {
    places = new int[blockSize];
    estimates = new float[blockSize];
    bounds = new float[blockSize];
    scratch = new float[blockSize];
  }

  /** Forgets all. */
  public void clear() {
    count = 0;
  }

  /** Adds a code. */
  public void add(int place, float estimate, float bound) {
    places[count] = place;
    estimates[count] = estimate;
    bounds[count++] = bound;
  }

  /** {@code [blockSize]} numbers that who finds codes may use. */
  float[] scratch() {
    return scratch;
  }

  /** How many there are. */
  public int count() {
    return count;
  }

  /** Where the i-th stands in its block. */
  public int place(int i) {
    return places[i];
  }

  /** The i-th one's estimated distance. */
  public float estimate(int i) {
    return estimates[i];
  }

  /** How far below its estimate the i-th one's true distance may lie. */
  public float bound(int i) {
    return bounds[i];
  }
}
