package dev.akin.vision.preprocess;

import dev.akin.vision.picture.Picture;

/** How a picture gets the size it is cropped from. */
sealed interface Resizing {
  Picture apply(Picture picture);

  /** Cropped as it comes. */
  record None() implements Resizing {
    @Override
    public Picture apply(Picture picture) {
      return picture;
    }
  }

  /** Stretched to one size; suits catalogue photos, where nothing may be cut off. */
  record Exact(int width, int height, Resampling resampling) implements Resizing {
    @Override
    public Picture apply(Picture picture) {
      return resampling.resize(picture, width, height);
    }
  }

  /**
   * Scaled until the shorter side has a length, the other follows rounded down; suits user photos,
   * whose subject is in the middle. Of pictures longer than {@value #LONGEST} to 1 only the middle
   * is scaled, for the crop keeps no more.
   */
  record ShortestEdge(int edge, Resampling resampling) implements Resizing {
    private static final int LONGEST = 16;

    @Override
    public Picture apply(Picture whole) {
      Picture picture = middle(whole);
      int shorter = Math.min(picture.width(), picture.height());
      int longer = Math.max(picture.width(), picture.height());
      int scaled = (int) ((long) edge * longer / shorter);
      return picture.width() <= picture.height()
          ? resampling.resize(picture, edge, scaled)
          : resampling.resize(picture, scaled, edge);
    }

    private static Picture middle(Picture whole) {
      int width = (int) Math.min(whole.width(), (long) LONGEST * whole.height());
      int height = (int) Math.min(whole.height(), (long) LONGEST * whole.width());
      return whole.crop((whole.width() - width) / 2, (whole.height() - height) / 2, width, height);
    }
  }
}
