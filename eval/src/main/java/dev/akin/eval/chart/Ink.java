package dev.akin.eval.chart;

/**
 * A colour by what it is for.
 *
 * @param name as a CSS variable has it, without its dashes
 * @param light {@code #rrggbb} on a light ground
 * @param dark on a dark one
 */
public record Ink(String name, String light, String dark) {
  /** The ground of a drawing. */
  static final Ink GROUND = new Ink("ground", "#ffffff", "#16181c");

  /** Words. */
  static final Ink TEXT = new Ink("text", "#1c1e21", "#e8e6e3");

  /** Words beside the point, and what leads to words. */
  static final Ink MUTED = new Ink("muted", "#5f6672", "#a2a9b4");

  /** Lines to read values by. */
  static final Ink GRID = new Ink("grid", "#e3e6ea", "#2c3038");

  /** The line that nothing lies above. */
  static final Ink FRONT = new Ink("front", "#c9ccd3", "#4a505c");
}
