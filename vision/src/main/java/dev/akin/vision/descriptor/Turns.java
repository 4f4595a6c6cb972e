package dev.akin.vision.descriptor;

/** Directions as shares of a full turn, 0 … 1, from rightwards towards downwards. */
final class Turns {
  private Turns() {}

  /**
   * The direction of (dx, dy), in [0, 1), off by at most 1e-6. A polynomial instead of {@link
   * Math#atan2}, whose last bits may differ between platforms. The coefficients are a minimax fit
   * of atan(r) / 2π on [0, 1].
   */
  static float of(float dx, float dy) {
    float ax = Math.abs(dx);
    float ay = Math.abs(dy);
    float longer = Math.max(ax, ay);
    if (longer == 0) {
      return 0;
    }
    float r = Math.min(ax, ay) / longer;
    float s = r * r;
    float turn = -0.00186516f * s + 0.00837909f;
    turn = turn * s - 0.0185299f;
    turn = turn * s + 0.0308029f;
    turn = turn * s - 0.0529386f;
    turn = (turn * s + 0.159151f) * r;
    turn = ay > ax ? 0.25f - turn : turn;
    turn = dx < 0 ? 0.5f - turn : turn;
    return wrapped(dy < 0 ? 1 - turn : turn);
  }

  /** A number of turns in (−1, 2) as the same direction in [0, 1). */
  static float wrapped(float turns) {
    float low = turns < 0 ? turns + 1 : turns;
    return low >= 1 ? low - 1 : low;
  }
}
