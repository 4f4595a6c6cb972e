package dev.akin.visualsearch.drawing;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;

/** The parts of a thing in a box of 100 × 100, from back to front. */
final class Sketch {
  /** What a part is made of, which decides how it is painted. */
  enum Material {
    /** The product's colour with its pattern. */
    FABRIC,
    /** The product's colour alone. */
    PLAIN,
    /** A darker tone of the product's colour. */
    TRIM,
    /** The inside that one sees through an opening. */
    INSIDE,
    /** Rubber and porcelain: off-white. */
    PALE,
    METAL,
    GLASS,
    WOOD,
    /** A fine line: a seam or a fold. */
    SEAM,
    /** A strap or a handle: a broad line in the darker tone. */
    STRAP
  }

  record Part(Shape shape, Material material) {}

  private final List<Part> parts = new ArrayList<>();

  Sketch add(Material material, Shape shape) {
    parts.add(new Part(shape, material));
    return this;
  }

  /** The same shape on the left and, mirrored about x = 50, on the right. */
  Sketch both(Material material, Path2D shape) {
    return add(material, shape).add(material, Outline.mirror(shape));
  }

  Sketch disc(Material material, double x, double y, double radius) {
    return oval(material, new double[] {x, y}, radius, radius);
  }

  Sketch oval(Material material, double[] centre, double radiusX, double radiusY) {
    return add(
        material,
        new Ellipse2D.Double(centre[0] - radiusX, centre[1] - radiusY, 2 * radiusX, 2 * radiusY));
  }

  List<Part> parts() {
    return parts;
  }
}
