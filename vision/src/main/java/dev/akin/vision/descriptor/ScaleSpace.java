package dev.akin.vision.descriptor;

import java.util.ArrayList;
import java.util.List;

/**
 * A picture at ever coarser scales (Lowe 2004 §3). The scale of level i of octave o is σ = {@value
 * #BASE_SIGMA} · 2^(i / {@value #INTERVALS}) pixels of that octave; an octave's pixels are twice as
 * large as those of the one before. The first octave is of the doubled picture (§3.3), which gives
 * about four times as many points; pictures are taken to be blurred by {@value #CAMERA_SIGMA}
 * pixels as they come.
 */
final class ScaleSpace {
  /** Lowe's s: levels per octave at which points are looked for. */
  static final int INTERVALS = 3;

  static final double BASE_SIGMA = 1.6;
  static final double CAMERA_SIGMA = 0.5;

  /** An octave is worth making while points have this much room: beyond it everything is border. */
  private static final int SMALLEST_SIDE = 8;

  /** The blurs that make one level of an octave from the one before. */
  private static final List<GaussianBlur> STEPS = steps();

  private static final GaussianBlur FIRST =
      GaussianBlur.of(Math.sqrt(BASE_SIGMA * BASE_SIGMA - 4 * CAMERA_SIGMA * CAMERA_SIGMA));

  private ScaleSpace() {}

  /** Receives octaves. */
  @FunctionalInterface
  interface Visitor {
    void octave(Octave octave);
  }

  /**
   * Makes one octave after another, the finest first. Memory: about 60 bytes per pixel of the
   * doubled picture, for one octave at a time.
   */
  static void visit(GreyImage picture, Visitor visitor) {
    GreyImage base = FIRST.apply(picture.doubled());
    float pixelSize = 0.5f;
    while (Math.min(base.width(), base.height()) >= SMALLEST_SIDE) {
      Octave octave = octave(base, pixelSize);
      visitor.octave(octave);
      // Level INTERVALS has twice the scale of level 0.
      base = octave.gaussian(INTERVALS).halved();
      pixelSize *= 2;
    }
  }

  private static Octave octave(GreyImage base, float pixelSize) {
    List<GreyImage> gaussians = new ArrayList<>();
    List<GreyImage> differences = new ArrayList<>();
    gaussians.add(base);
    for (GaussianBlur step : STEPS) {
      GreyImage finer = gaussians.getLast();
      GreyImage coarser = step.apply(finer);
      gaussians.add(coarser);
      differences.add(coarser.minus(finer));
    }
    return new Octave(gaussians, differences, pixelSize);
  }

  private static List<GaussianBlur> steps() {
    List<GaussianBlur> steps = new ArrayList<>();
    for (int level = 1; level < INTERVALS + 3; level++) {
      double before = Octave.sigma(level - 1);
      double after = Octave.sigma(level);
      steps.add(GaussianBlur.of(Math.sqrt(after * after - before * before)));
    }
    return steps;
  }
}
