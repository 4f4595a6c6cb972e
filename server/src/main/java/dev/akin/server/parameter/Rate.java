package dev.akin.server.parameter;

/**
 * How often one caller may ask.
 *
 * @param perSecond requests a second in the long run; 0 for any number
 * @param burst requests that may come at once after a pause; 0 for as many as come in a second
 */
public record Rate(int perSecond, int burst) {
  private static final int MOST = 1_000_000;

  public Rate {
    if (perSecond < 0 || perSecond > MOST) {
      throw new IllegalArgumentException(
          "rate of " + perSecond + " requests a second, must be 0 to " + MOST);
    }
    if (burst < 0 || burst > MOST) {
      throw new IllegalArgumentException("burst of " + burst + ", must be 0 to " + MOST);
    }
  }

  /** As often as one likes. */
  public static Rate unlimited() {
    return new Rate(0, 0);
  }

  public boolean isUnlimited() {
    return perSecond == 0;
  }

  /** The most requests that may come at once. */
  public int bucket() {
    return burst == 0 ? perSecond : burst;
  }
}
