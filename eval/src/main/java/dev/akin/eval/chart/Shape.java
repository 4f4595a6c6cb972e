package dev.akin.eval.chart;

import java.util.List;

/** What a drawing is made of. */
sealed interface Shape {
  /**
   * A line through points.
   *
   * @param width in pixels
   * @param dashed whether it has gaps
   */
  record Line(List<Point> points, Ink ink, double width, boolean dashed) implements Shape {
    public Line {
      points = List.copyOf(points);
    }
  }

  /**
   * A marker.
   *
   * @param radius in pixels
   * @param filled whether it is, or has only its outline
   * @param tip what a pointer over it shows, where there is a pointer; empty if nothing
   */
  record Marker(Point at, Style style, double radius, boolean filled, String tip)
      implements Shape {}

  /** A filled rectangle. */
  record Area(Box box, Ink ink) implements Shape {}

  /**
   * Words on one line.
   *
   * @param at the end of their base line that {@code anchor} says
   */
  record Words(Point at, String text, Anchor anchor, Lettering lettering) implements Shape {}

  /** Which part of words a point is. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  /**
   * How words look.
   *
   * @param size in pixels
   * @param bold whether they are
   * @param upright or turned to read from bottom to top
   */
  record Lettering(Ink ink, double size, boolean bold, boolean upright) {
    static Lettering of(Ink ink, double size) {
      return new Lettering(ink, size, false, true);
    }

    Lettering inBold() {
      return new Lettering(ink, size, true, upright);
    }

    Lettering turned() {
      return new Lettering(ink, size, bold, false);
    }

    /** Pixels that a text takes, which fonts differ in: what wide ones need. */
    double width(String text) {
      double ems = 0;
      for (int i = 0; i < text.length(); i++) {
        char letter = text.charAt(i);
        if ("iljt.,:;'|!()[] f".indexOf(letter) >= 0) {
          ems += 0.36;
        } else if (Character.isUpperCase(letter) || "mw@%=µ".indexOf(letter) >= 0) {
          ems += 0.78;
        } else {
          ems += 0.62;
        }
      }
      return ems * size * (bold ? 1.08 : 1);
    }
  }
}
